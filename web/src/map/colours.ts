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
 * The base map is drawn for countries: its coast is off by a kilometre or more. Between these zooms the sea gives way
 * to plain paper, so that a street-level view claims nothing it does not know.
 */
export const PAPER_FROM = 7.5;
export const PAPER_TO = 9.5;

export const paperShare = (zoom: number): number => Math.max(0, Math.min(1, (zoom - PAPER_FROM) / (PAPER_TO - PAPER_FROM)));
