package fts

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// spot is where a place is, for the R*Tree.
type spot struct {
	rank     int32
	lat, lon float64
}

// SQLite's R*Tree keeps its nodes in an ordinary table, near_node, in a format
// that its source documents: two bytes of depth (in the root only), two bytes
// of the number of cells, then cells of a 64-bit number and, for each
// dimension, a float32 minimum and maximum; all big-endian. Writing packed
// nodes there takes a tenth of the time of inserting row by row, and reads
// touch fewer nodes. The tests run SQLite's own rtreecheck over the result.
const (
	nodeHead  = 4
	cellSize  = 8 + 4*4
	nodeCells = 51 // RTREE_MAXCELLS
	nodeSize  = nodeHead + nodeCells*cellSize
	rootNode  = 1
)

// cell is one entry of a node: a place's rank in a leaf, else a child's number.
type cell struct {
	number                   int64
	south, north, west, east float32
}

// insertNear packs the tree: the places are cut into columns by longitude and
// each column into leaves by latitude, then each level's nodes are gathered
// the same way until one is left, which is the root.
func (w *writer) insertNear() error {
	cells := make([]cell, len(w.spots))
	for i, s := range w.spots {
		cells[i] = cell{int64(s.rank), below(s.lat), above(s.lat), below(s.lon), above(s.lon)}
	}
	t := &tree{next: rootNode + 1, leafOf: make([]int64, len(cells)+1)}
	for depth := 0; ; depth++ {
		if len(cells) <= nodeCells {
			t.write(rootNode, depth, cells, depth == 0)
			break
		}
		cells = t.level(cells, depth == 0)
	}
	return w.insertTree(t)
}

// tree gathers the rows of the three tables.
type tree struct {
	next    int64
	nodes   []node
	parents [][2]int64 // node, its parent
	leafOf  []int64    // by rank
}

type node struct {
	number int64
	data   []byte
}

// level writes the nodes of one level below the root and gives their cells.
func (t *tree) level(cells []cell, leaf bool) []cell {
	var up []cell
	nodes := (len(cells) + nodeCells - 1) / nodeCells
	columns := int(math.Ceil(math.Sqrt(float64(nodes))))
	slices.SortFunc(cells, func(a, b cell) int { return cmp.Or(cmp.Compare(a.west, b.west), cmp.Compare(a.number, b.number)) })
	for column := range slices.Chunk(cells, columns*nodeCells) {
		slices.SortFunc(column, func(a, b cell) int { return cmp.Or(cmp.Compare(a.south, b.south), cmp.Compare(a.number, b.number)) })
		for _, group := range even(column) {
			number := t.next
			t.next++
			t.write(number, 0, group, leaf)
			up = append(up, cover(number, group))
		}
	}
	return up
}

// even cuts cells into nodes of nearly one size: SQLite expects a node to be
// at least a third full.
func even(cells []cell) [][]cell {
	n := (len(cells) + nodeCells - 1) / nodeCells
	groups := make([][]cell, 0, n)
	for i := range n {
		groups = append(groups, cells[i*len(cells)/n:(i+1)*len(cells)/n])
	}
	return groups
}

func (t *tree) write(number int64, depth int, cells []cell, leaf bool) {
	data := make([]byte, nodeHead, nodeSize)
	binary.BigEndian.PutUint16(data, uint16(depth))
	binary.BigEndian.PutUint16(data[2:], uint16(len(cells)))
	for _, c := range cells {
		data = binary.BigEndian.AppendUint64(data, uint64(c.number))
		for _, v := range []float32{c.south, c.north, c.west, c.east} {
			data = binary.BigEndian.AppendUint32(data, math.Float32bits(v))
		}
		if leaf {
			t.leafOf[c.number] = number
		} else {
			t.parents = append(t.parents, [2]int64{c.number, number})
		}
	}
	t.nodes = append(t.nodes, node{number, data[:nodeSize]})
}

func cover(number int64, cells []cell) cell {
	c := cells[0]
	for _, other := range cells[1:] {
		c.south, c.north = min(c.south, other.south), max(c.north, other.north)
		c.west, c.east = min(c.west, other.west), max(c.east, other.east)
	}
	c.number = number
	return c
}

// below and above round to float32 away from the value, as SQLite does.
func below(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func above(v float64) float32 {
	f := float32(v)
	if float64(f) < v {
		f = math.Nextafter32(f, float32(math.Inf(1)))
	}
	return f
}

// insertTree replaces the empty root that CREATE VIRTUAL TABLE made.
func (w *writer) insertTree(t *tree) error {
	if _, err := w.tx.Exec(w.ctx, "DELETE FROM near_node"); err != nil {
		return err
	}
	in := newInserter(w, "near_node", "nodeno, data", 2)
	for _, n := range t.nodes {
		if err := in.add(n.number, n.data); err != nil {
			return err
		}
	}
	parents := newInserter(w, "near_parent", "nodeno, parentnode", 2)
	for _, p := range t.parents {
		if err := parents.add(p[0], p[1]); err != nil {
			return err
		}
	}
	leaves := newInserter(w, "near_rowid", "rowid, nodeno", 2)
	for rank, leaf := range t.leafOf[1:] {
		if err := leaves.add(rank+1, leaf); err != nil {
			return err
		}
	}
	return cmp.Or(in.flush(), parents.flush(), leaves.flush())
}
