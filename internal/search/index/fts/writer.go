package fts

import (
	"context"
	"encoding/hex"
	"strings"

	"sojourn/internal/kit/sqldb"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
	"sojourn/internal/search/index/typo"
)

// writer fills the tables within one transaction. Places stream through it;
// what other tables need of all of them is kept small.
type writer struct {
	ctx   context.Context
	tx    *sqldb.Tx
	spots []spot
	ids   []uuidRank
	hints typo.Hints
}

type uuidRank struct {
	id   [16]byte
	rank int32
}

func newWriter(ctx context.Context, tx *sqldb.Tx) *writer {
	return &writer{ctx: ctx, tx: tx, hints: typo.Hints{}}
}

// prepared is a place ready to be inserted.
type prepared struct {
	place     index.Place
	row, text string
}

// places inserts all places. One goroutine prepares them while this one
// inserts, since SQLite takes one writer only. Here rows go one by one: FTS5
// writes its buffer out whenever a statement of several rows begins, on
// whichever table.
func (w *writer) places(all Places) error {
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	batches := make(chan []prepared, 8)
	go prepare(ctx, all, batches)
	rank := int32(0)
	for batch := range batches {
		for i := range batch {
			rank++
			if err := w.insert(rank, &batch[i]); err != nil {
				return err
			}
		}
	}
	if err := w.ctx.Err(); err != nil {
		return err
	}
	_, err := w.tx.Exec(w.ctx, "INSERT INTO word (word) VALUES ('optimize')")
	return err
}

func (w *writer) insert(rank int32, p *prepared) error {
	w.note(&p.place, rank)
	_, err := w.tx.Exec(w.ctx, "INSERT INTO place (rank, kind, grp, lat, lon, row) VALUES (?, ?, ?, ?, ?, ?)",
		rank, p.place.Kind, string(p.place.Group), p.place.Lat, p.place.Lon, p.row)
	if err != nil {
		return err
	}
	_, err = w.tx.Exec(w.ctx, "INSERT INTO word (rowid, text) VALUES (?, ?)", rank, p.text)
	return err
}

const batchSize = 256

func prepare(ctx context.Context, all Places, batches chan<- []prepared) {
	defer close(batches)
	for from := 0; from < all.Len(); from += batchSize {
		batch := make([]prepared, 0, batchSize)
		for i := from; i < min(from+batchSize, all.Len()); i++ {
			p := all.At(i)
			batch = append(batch, prepared{p, record.Pack(&p), record.Words(&p)})
		}
		select {
		case batches <- batch:
		case <-ctx.Done():
			return
		}
	}
}

// note keeps what the tables written later need.
func (w *writer) note(p *index.Place, rank int32) {
	w.spots = append(w.spots, spot{rank, p.Lat, p.Lon})
	var id uuidRank
	id.rank = rank
	_, _ = hex.Decode(id.id[:], []byte(strings.ReplaceAll(p.ID, "-", "")))
	w.ids = append(w.ids, id)
	w.hints.Note(p, rank)
}
