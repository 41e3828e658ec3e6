/** Brings content to mean 0 and deviation 1 in each feature, judged by what was posted so far. */
export function standardiser(): (content: Float64Array) => Float64Array {
  let count = 0;
  let means = new Float64Array();
  let squares = new Float64Array();
  return (content) => {
    if (count === 0) {
      means = new Float64Array(content.length);
      squares = new Float64Array(content.length);
    }
    count += 1;
    return content.map((value, i) => {
      const before = means[i] ?? 0;
      const mean = before + (value - before) / count;
      means[i] = mean;
      squares[i] = (squares[i] ?? 0) + (value - before) * (value - mean);
      const deviation = Math.sqrt((squares[i] ?? 0) / count);
      return deviation < 1e-9 ? 0 : (value - mean) / deviation;
    });
  };
}
