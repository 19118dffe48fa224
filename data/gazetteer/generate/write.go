package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// writeTSV compresses rows as tab-separated lines. Tabs and line ends inside a
// value become spaces, so that every line has the columns it should.
func writeTSV(path string, rows [][]string) error {
	var plain bytes.Buffer
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, row := range rows {
		for i, value := range row {
			if i > 0 {
				plain.WriteByte('\t')
			}
			plain.WriteString(clean.Replace(value))
		}
		plain.WriteByte('\n')
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	packed := enc.EncodeAll(plain.Bytes(), nil)
	fmt.Printf("%s: %d rows, %d bytes plain, %d compressed\n", path, len(rows), plain.Len(), len(packed))
	return os.WriteFile(path, packed, 0o644)
}
