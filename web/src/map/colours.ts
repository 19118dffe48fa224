/** The base map's own palette: quiet, so that routes and pins carry the page. */
export interface MapColours {
  water: string;
  land: string;
  border: string;
  coast: string;
  grid: string;
  label: string;
  labelQuiet: string;
  halo: string;
  dot: string;
  casing: string;
}

const LIGHT: MapColours = {
  water: '#dbe6ea',
  land: '#f7f5f0',
  border: '#d6d0c5',
  coast: '#c3d2d8',
  grid: '#ebe7df',
  label: '#3f3c37',
  labelQuiet: '#6d6961',
  halo: '#f7f5f0',
  dot: '#a79f90',
  casing: '#ffffff',
};

const DARK: MapColours = {
  water: '#12171c',
  land: '#1e2023',
  border: '#383b41',
  coast: '#2a3138',
  grid: '#292b2f',
  label: '#dcdad4',
  labelQuiet: '#9a9891',
  halo: '#1e2023',
  dot: '#6f7079',
  casing: '#0c0d0e',
};

export const mapColours = (isDark: boolean): MapColours => (isDark ? DARK : LIGHT);

/**
 * The coarse base map is drawn for countries: its coast is off by a kilometre or more. The fine one (coast.ts) is off by
 * a few hundred metres. Between these zooms the sea gives way to plain paper, so that a closer view claims nothing it
 * does not know.
 */
export const PAPER_FROM = 7.5;
export const PAPER_TO = 9.5;
export const FINE_PAPER_FROM = 12.5;
export const FINE_PAPER_TO = 14.5;

const between = (zoom: number, from: number, to: number): number => Math.max(0, Math.min(1, (zoom - from) / (to - from)));

export const paperShare = (zoom: number): number => between(zoom, PAPER_FROM, PAPER_TO);
export const finePaperShare = (zoom: number): number => between(zoom, FINE_PAPER_FROM, FINE_PAPER_TO);
