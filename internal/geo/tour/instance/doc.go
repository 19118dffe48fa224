// Package instance reads the formats that planning problems are published in:
// team orienteering with time windows (KU Leuven), the same with money, kinds and
// several windows (MC-TOP-MTW), tourist trips with hours by weekday, and the
// travelling salesman with time windows; and Sojourn's own, JSON with the names
// of the whole model. It recognises them by what is in them. Times of published
// files are counted in tenths or hundredths, as whole numbers, and distances are
// rounded down.
package instance
