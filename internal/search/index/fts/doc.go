// Package fts implements the index port on one SQLite file: FTS5 for words,
// R*Tree for positions.
//
// How it is fast and why that is right:
//   - The rowid is the place's rank by prominence, so FTS5 gives the best known
//     matches first and a LIMIT ends the work; no scores are computed (bm25
//     on a two-letter prefix would read thousands of rows).
//   - prefix='2 3 4 5 6' keeps a list for each prefix of that many letters.
//   - Words are folded before they come here, so the plain ascii tokenizer is
//     enough: it takes every other byte as part of a word. Words of other names
//     and of areas carry a mark (a private-use letter) before them, so that one
//     table serves three fields without the cost of columns.
//   - A row is one packed text: ten suggestions decode in a few microseconds.
//   - R*Tree keeps float32 boxes, which only widen: what it finds is compared
//     with the exact position.
//
// The file is never changed after it was built. A build goes to another file,
// in one transaction, and is renamed into place when it is whole; the file
// tells which data and which layout it was made from. So a process killed at
// any moment leaves either the old file or none, and the next start builds
// again.
package fts
