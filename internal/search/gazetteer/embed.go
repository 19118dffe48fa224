package gazetteer

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

//go:embed cities.tsv.zst
var citiesFile []byte

//go:embed airports.tsv.zst
var airportsFile []byte

//go:embed countries.tsv.zst
var countriesFile []byte

//go:embed country-names.tsv.zst
var countryNamesFile []byte

//go:embed local-names.tsv.zst
var localNamesFile []byte

//go:embed starter.tsv.zst
var starterFile []byte

// Fingerprint names the embedded data: it changes when any file does.
func Fingerprint() string {
	sum := sha256.New()
	for _, file := range [][]byte{citiesFile, airportsFile, countriesFile, countryNamesFile, localNamesFile, starterFile} {
		fmt.Fprintf(sum, "%d\n", len(file))
		sum.Write(file)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// unpack decompresses one file on one core, so that the memory of the decoder
// goes when it does.
func unpack(name string, file []byte) (string, error) {
	dec, err := zstd.NewReader(bytes.NewReader(file), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return "", err
	}
	defer dec.Close()
	var plain strings.Builder // its String is not a second copy
	if _, err := io.Copy(&plain, dec); err != nil {
		return "", fmt.Errorf("unpack %s: %w", name, err)
	}
	return plain.String(), nil
}
