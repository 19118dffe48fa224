// Package lang says the public pages' texts, dates and lengths in a reader's
// language. A text's key is the English text itself; a file a language holds
// the others. Values stand in braces: {name}.
//
// Every text of a template or of Go code stands in every file, and no file
// holds another: a test of package webui reads both.
package lang
