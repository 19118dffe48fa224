// Package catalog joins the embedded data sets into one list of places in
// order of prominence: what an index is built from.
//
// What joins the sources lives here and not in the data files, so that each
// file keeps one licence: a country's position and zone are its capital's, an
// airport's prominence comes from the towns it serves, a city in the starter
// set counts as visited.
package catalog
