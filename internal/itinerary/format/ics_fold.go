package format

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// folder folds the lines of an iCalendar, which it is handed one a Write, so
// that none has more than 75 octets. It never parts a character.
type folder struct{ w io.Writer }

const foldAt = 75

// Write implements io.Writer.
func (f folder) Write(p []byte) (int, error) {
	rest, end := bytes.CutSuffix(p, []byte("\r\n"))
	var b bytes.Buffer
	for most := foldAt; len(rest) > most; most = foldAt - 1 {
		n := most
		for n > 1 && !utf8.RuneStart(rest[n]) {
			n--
		}
		b.Write(rest[:n])
		b.WriteString("\r\n ")
		rest = rest[n:]
	}
	b.Write(rest)
	if end {
		b.WriteString("\r\n")
	}
	if _, err := f.w.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
