package httpapi

import (
	"strconv"
	"strings"

	"sojourn/internal/kit/fault"
)

// ETag makes the entity tag of a sequence number: "42" in quotes.
func ETag(seq int64) string { return `"` + strconv.FormatInt(seq, 10) + `"` }

// CheckMatch compares an If-Match header with an entity's sequence number.
// An empty header and * match; a weak tag never does.
func CheckMatch(ifMatch string, seq int64) error {
	if ifMatch == "" || matches(ifMatch, ETag(seq), false) {
		return nil
	}
	e := fault.New(fault.Precondition, "it was changed meanwhile: read it again (it is at %s now)", ETag(seq))
	e.Fields = []fault.Field{{Location: "header.If-Match", Message: "does not match the present ETag " + ETag(seq), Value: ifMatch}}
	return e
}

// NotModified tells whether an If-None-Match header names the present tag.
func NotModified(ifNoneMatch, etag string) bool {
	return ifNoneMatch != "" && matches(ifNoneMatch, etag, true)
}

func matches(header, etag string, weak bool) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if weak {
			part = strings.TrimPrefix(part, "W/")
		}
		if part == "*" || part == etag {
			return true
		}
	}
	return false
}
