/** Tags that WeChat draws itself. A tag that is neither here nor a known component is a mistake. */
export const nativeTags: ReadonlySet<string> = new Set(
  `ad ad-custom audio button camera canvas channel-live channel-video checkbox checkbox-group cover-image cover-view editor
  editor-portal form functional-page-navigator grid-view icon image input keyboard-accessory label list-view live-player
  live-pusher map match-media movable-area movable-view navigation-bar navigator official-account open-data page-container
  page-meta picker picker-view picker-view-column progress radio radio-group rich-text root-portal scroll-view selection
  share-element slider snapshot span sticky-header sticky-section swiper swiper-item switch text textarea video view
  voip-room web-view`.split(/\s+/),
);

/** Tags that shape a template and draw nothing. */
export const structuralTags: ReadonlySet<string> = new Set([
  'block',
  'import',
  'include',
  'slot',
  'template',
  'wxs',
]);
