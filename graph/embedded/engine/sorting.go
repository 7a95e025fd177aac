package engine

import (
	"cmp"
	"slices"
	"strconv"

	"dutygraph/graph/embedded/value"
)

// sorting passes on all rows in order. Where only the first few are asked for, it keeps no more.
type sorting struct {
	from
	slots   []int  // what is kept of a row
	keys    []expr // what is kept too: sort keys that are not among these
	by      []int  // where each sort key is in what is kept
	down    []bool
	most    func(*frame) int64
	sorted  []sortedRow
	present sortedRow // that is being passed on
	room    slab
	limit   int64 // how many rows are asked for, or -1
	place   int   // of the last row
	held    int   // bytes of the rows
}

// sortedRow is what is kept of a row: its values and then its other sort keys, and the place at which it came.
type sortedRow struct {
	cells []any
	place int
}

// compare orders rows by their keys, and rows with the same keys as they came.
func (s *sorting) compare(a, b sortedRow) int {
	for i, at := range s.by {
		if c := value.Order(a.cells[at], b.cells[at]); c != 0 {
			if s.down[i] {
				return -c
			}
			return c
		}
	}
	return cmp.Compare(a.place, b.place)
}

func (s *sorting) run(f *frame, yield func() bool) bool {
	s.limit, s.place = s.most(f), 0
	defer s.end()
	s.rows(f, yield, s)
	slices.SortFunc(s.sorted, s.compare)
	for _, row := range s.sorted {
		s.present = row
		for i, slot := range s.slots {
			f.slots[slot] = row.cells[i]
		}
		if !yield() {
			return false
		}
	}
	return true
}

// row keeps the present row. Now and then it forgets those that cannot be among the first any more.
func (s *sorting) row() bool {
	cells, size := s.copied()
	s.place++
	s.sorted = append(s.sorted, sortedRow{cells, s.place})
	s.held += size
	s.f.keep(size)
	if s.limit >= 0 && int64(len(s.sorted)) > 2*s.limit+64 {
		slices.SortFunc(s.sorted, s.compare)
		s.f.bytes -= s.held
		s.held = size * int(s.limit) // as if all were like this one
		s.f.bytes += s.held
		s.forget(int(s.limit))
	}
	return true
}

// forget forgets all rows but the first; their room is used again.
func (s *sorting) forget(but int) {
	for _, r := range s.sorted[but:] {
		s.room.free = append(s.room.free, r.cells)
	}
	s.sorted = s.sorted[:but]
}

// end forgets all rows, and their room too where it is much.
func (s *sorting) end() {
	s.f.bytes -= s.held
	s.held = 0
	s.forget(0)
	if len(s.room.free) > 1<<10 {
		s.sorted, s.room = nil, slab{}
	}
}

// copied keeps what there is to keep of the present row, and guesses how many bytes that takes.
func (s *sorting) copied() (row []any, size int) {
	f := s.f
	row = s.room.row(len(s.slots) + len(s.keys))
	size = 48
	for i, slot := range s.slots {
		row[i] = f.slots[slot]
		size += f.weigh(row[i])
	}
	for i, k := range s.keys {
		v := k(f)
		row[len(s.slots)+i] = v
		size += f.weigh(v)
	}
	return row, size
}

func (s *sorting) describe() string { return "sort by " + strconv.Itoa(len(s.by)) + " keys" }

// slab makes rows of one length, many at a time.
type slab struct {
	left []any
	free [][]any // rows that are not needed any more
}

// row returns a row of n cells, to be filled.
func (s *slab) row(n int) []any {
	if last := len(s.free) - 1; last >= 0 {
		row := s.free[last]
		s.free = s.free[:last]
		return row
	}
	if len(s.left) < n {
		s.left = make([]any, max(n, min(2*cap(s.left)+n, 1<<12)))
	}
	row := s.left[:n:n]
	s.left = s.left[n:]
	return row
}
