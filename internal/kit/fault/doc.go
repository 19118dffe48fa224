// Package fault is the only error vocabulary between layers.
//
// An error has two faces: inside, a kind and a wrapped cause for the log; at
// the edge, a status, a sentence and the fields at fault for the caller. Only
// Kind, Message and Fields ever cross the edge; the cause never does.
package fault
