package cli

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
)

// exportCmd writes an itinerary of a running Sojourn to a file.
type exportCmd struct {
	remote
	ID      string `arg:"" name:"id" help:"The itinerary's id: the end of its address in the planner."`
	Format  string `default:"json" enum:"json,ics,gpx,kml,geojson" help:"json (lossless, for import), ics (calendar), gpx, kml or geojson (maps)."`
	Private bool   `default:"true" negatable:"" help:"Include booking references, costs and notes, where you may edit the trip."`
	Out     string `help:"The file to write; standard output when empty." type:"path" placeholder:"FILE"`
}

// Run exports. The file is written when all of it is there.
func (c *exportCmd) Run(s streams) error {
	ctx, stop := untilInterrupted()
	defer stop()
	query := url.Values{"format": {c.Format}, "private": {strconv.FormatBool(c.Private)}}
	body, err := c.ask(ctx, http.MethodGet, "/api/v1/itineraries/"+url.PathEscape(c.ID)+"/export?"+query.Encode(), nil)
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = s.out.Write(body)
		return err
	}
	if err := os.WriteFile(c.Out, body, 0o600); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.err, "%d bytes in %s\n", len(body), c.Out)
	return err
}
