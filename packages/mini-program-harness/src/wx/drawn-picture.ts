/** One step of drawing: a method of the 2D context with what it was given. */
export interface DrawnStep {
  readonly name: string;
  readonly given: readonly unknown[];
}

/** A picture as it was drawn, which nobody can look at here. */
export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly DrawnStep[];
}
