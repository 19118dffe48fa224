// Package card draws the picture that a link's preview shows: a trip's map
// with its name, dates and days beside it. The same card gives the same bytes.
package card
