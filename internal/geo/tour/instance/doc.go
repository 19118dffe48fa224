// Package instance reads the text formats that planning problems are published
// in: team orienteering with time windows (KU Leuven), tourist trips with hours
// by weekday, and the travelling salesman with time windows. It recognises them
// by what is in them. Times are counted in tenths or hundredths, as whole
// numbers, and distances are rounded down.
package instance
