// Package query reads what people write into a search: words, pasted
// coordinates, airport codes, boxes. It is pure; bad input is fault.Invalid
// and names the parameter.
package query
