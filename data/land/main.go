// Command land writes the world's coasts as the public pages' maps need them:
// the rings of Natural Earth 1:10m, from the npm package world-atlas that the
// front end has installed. Run it from the repository root:
//
//	go run ./data/land
//
// A ring is its number of points, then each point's step from the one before,
// in units of the package's own grid (about 400 m), all as varints. The planner
// reads the same rings from a file that browsers can unpack.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"github.com/klauspost/compress/zstd"
)

type topology struct {
	Arcs    [][][2]int64
	Objects struct {
		Land struct {
			Geometries []struct{ Arcs [][][]int }
		}
	}
	Transform struct{ Scale, Translate [2]float64 }
}

func main() {
	from := flag.String("from", "web/node_modules/world-atlas/land-10m.json", "the package's file")
	out := flag.String("out", "internal/webui/scene/land.bin.zst", "the file to write")
	web := flag.String("web", "web/src/map/land.bin", "the same for the planner, as gzip")
	flag.Parse()
	if err := run(*from, *out, *web); err != nil {
		fmt.Fprintln(os.Stderr, "land:", err)
		os.Exit(1)
	}
}

func run(from, out, web string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(text, &t); err != nil {
		return err
	}
	plain := packed(t)
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	small := enc.EncodeAll(plain, nil)
	fmt.Printf("%s: %d bytes plain, %d compressed; grid %v from %v\n", out, len(plain), len(small), t.Transform.Scale, t.Transform.Translate)
	if err := os.WriteFile(out, small, 0o644); err != nil {
		return err
	}
	return writeGzip(web, plain)
}

func writeGzip(path string, plain []byte) error {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(plain); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// packed writes the rings one after the other. Each begins at the grid's
// corner, so that it can be read alone.
func packed(t topology) []byte {
	var b []byte
	for _, g := range t.Objects.Land.Geometries {
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				points := joined(t.Arcs, ring)
				b = binary.AppendUvarint(b, uint64(len(points)))
				var last [2]int64
				for _, p := range points {
					b = binary.AppendVarint(b, p[0]-last[0])
					b = binary.AppendVarint(b, p[1]-last[1])
					last = p
				}
			}
		}
	}
	return b
}

// joined lays a ring's arcs end to end. A negative number is an arc backwards;
// an arc begins where the one before ended.
func joined(arcs [][][2]int64, ring []int) (points [][2]int64) {
	for _, n := range ring {
		arc := absolute(arcs[max(n, ^n)])
		if n < 0 {
			for i, j := 0, len(arc)-1; i < j; i, j = i+1, j-1 {
				arc[i], arc[j] = arc[j], arc[i]
			}
		}
		if len(points) > 0 {
			arc = arc[1:]
		}
		points = append(points, arc...)
	}
	return points
}

func absolute(arc [][2]int64) [][2]int64 {
	points := make([][2]int64, len(arc))
	var x, y int64
	for i, step := range arc {
		x, y = x+step[0], y+step[1]
		points[i] = [2]int64{x, y}
	}
	return points
}
