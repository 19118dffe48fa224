package itinerary

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"sojourn/internal/itinerary/format"
)

// exported is an itinerary as a file.
type exported struct {
	name string
	etag string
	body []byte // nil where the caller has this state already
}

// wanted is what file somebody asks for.
type wanted struct {
	format    format.Format
	private   bool
	publicURL string
	known     func(etag string) bool // whether they have the state of a tag already
}

// export writes an itinerary as a file for a member. What is private is left
// out for those who may only read, and where it is not asked for.
func (s *Service) export(ctx context.Context, actor, itineraryID string, want wanted) (exported, error) {
	h, err := s.head(ctx, actor, itineraryID)
	if err != nil {
		return exported{}, err
	}
	want.private = want.private && h.Role.MayEdit()
	if etag := exportTag(h.Seq, want.format, want.private); want.known(etag) {
		return exported{etag: etag}, nil
	}
	write := s.exportDocument
	if want.format == format.JSON {
		write = s.exportFile
	}
	name, seq, body, err := write(ctx, itineraryID, want)
	if err != nil {
		return exported{}, err
	}
	return exported{fileName(name, want.format), exportTag(seq, want.format, want.private), body}, nil
}

// exportTag is the ETag of a file: the state's number, and what is made of it.
func exportTag(seq int64, f format.Format, private bool) string {
	tag := strconv.FormatInt(seq, 10) + "-" + string(f)
	if private {
		tag += "-private"
	}
	return `"` + tag + `"`
}

// fileName makes of a trip's name what every file system takes.
func fileName(name string, f format.Format) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	if runes := []rune(name); len(runes) > maxFileName {
		name = string(runes[:maxFileName])
	}
	if name = strings.Trim(name, " ."); name == "" {
		name = "trip"
	}
	return name + "." + string(f)
}

const maxFileName = 60 // characters, of at most four octets: 255 are the usual limit

// attachment is the Content-Disposition of a file (RFC 6266).
func attachment(name string) string {
	return "attachment; filename*=UTF-8''" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

func feedURL(publicURL, token string) string { return publicURL + "/cal/" + token + ".ics" }
