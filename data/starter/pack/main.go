// Command pack joins the starter set's city files, in order of name, into the
// one compressed file that is embedded. Run it from the repository root:
//
//	go run ./data/starter/pack
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

func main() {
	from := flag.String("from", "data/starter/cities", "folder of the city files")
	out := flag.String("out", "internal/search/gazetteer/starter.tsv.zst", "the file to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// run writes each file after a line that names it. Glob sorts the names, so
// that the same rows give the same bytes.
func run(from, out string) error {
	files, err := filepath.Glob(filepath.Join(from, "*.tsv"))
	if err != nil {
		return err
	}
	var plain bytes.Buffer
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(&plain, "# file\t%s\n", strings.TrimSuffix(filepath.Base(file), ".tsv"))
		plain.Write(bytes.TrimSpace(text))
		plain.WriteByte('\n')
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	packed := enc.EncodeAll(plain.Bytes(), nil)
	fmt.Printf("%s: %d cities, %d bytes plain, %d compressed\n", out, len(files), plain.Len(), len(packed))
	return os.WriteFile(out, packed, 0o644)
}
