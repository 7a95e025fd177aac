package evidence

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestEveryByteOfThePrintCounts changes each byte of the lines that hops quote, each to 8 others: the hops that quote it, and no
// others, have changed.
func TestEveryByteOfThePrintCounts(t *testing.T) {
	p := made(t, Text{Name: "notice.txt", Lines: notice})
	for i, line := range notice {
		quoted := func(was Print) bool { return was.LineStart <= i+1 && i+1 <= was.LineEnd }
		for at := range len(line) * 8 {
			lines := slices.Clone(notice)
			lines[i] = flipped(line, at)
			for _, f := range Verify(p, []Text{{Name: "notice.txt", Lines: lines}}) {
				if want := map[bool]Status{true: Changed, false: Unchanged}[quoted(f.Print)]; f.Status != want {
					t.Fatalf("line %d, bit %d: hop %d is %s, want %s", i+1, at, f.Hop, f.Status, want)
				}
			}
		}
	}
}

// flipped is a text with one of its bits turned.
func flipped(s string, bit int) string {
	raw := []byte(s)
	raw[bit/8] ^= 1 << (bit % 8)
	return string(raw)
}

// TestMovedAndMissing inserts lines above, between and below the prints, and takes lines out, 500 times at random: a print whose
// lines are all there, one after another and beside a line that it stood beside, is never said to have changed, and one of
// which a line is gone never to be there.
func TestMovedAndMissing(t *testing.T) {
	p := made(t, Text{Name: "notice.txt", Lines: notice})
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var lines []string
		now := map[int]int{} // the lines of the notice that are left, and where they are now
		for i, line := range notice {
			for range random.IntN(3) * random.IntN(2) {
				lines = append(lines, fmt.Sprintf("插入 %d", random.Int()))
			}
			if random.IntN(8) > 0 {
				lines = append(lines, line)
				now[i+1] = len(lines)
			}
		}
		for _, f := range Verify(p, []Text{{Name: "notice.txt", Lines: lines}}) {
			want := became(f.Print, now, lines)
			if want != "" && f.Status != want || want == "" && f.Status.Holds() {
				t.Fatalf("hop %d (%s) is %s, want %q, in:\n%s", f.Hop, f.Print.Part, f.Status, want, strings.Join(lines, "\n"))
			}
		}
	}
}

// became is what a print became whose lines now stand elsewhere: "" where it does not hold.
func became(was Print, now map[int]int, lines []string) Status {
	first, last := now[was.LineStart], now[was.LineEnd]
	if first == 0 || last-first != was.LineEnd-was.LineStart {
		return ""
	}
	if first == was.LineStart {
		return Unchanged
	}
	before, after := Text{Lines: lines}.around(first, last)
	if before == was.Before || after == was.After {
		return Moved
	}
	return ""
}

// TestEveryByteOfAPacketCounts changes each byte of a packet as JSON, and 500 of a page. Nothing that Read takes says anything
// but what was written.
func TestEveryByteOfAPacketCounts(t *testing.T) {
	p := made(t, Text{Name: "notice.txt", Lines: notice})
	data := asJSON(t, p)
	random := rand.New(rand.NewPCG(3, 4))
	for whole, places := range map[string][]int{data: random.Perm(len(data)), asPage(t, p): random.Perm(len(asPage(t, p)))[:500]} {
		name := whole[:9]
		if _, _, err := Read(whole, maker); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, at := range places {
			altered := flipped(whole, at*8+random.IntN(8))
			if _, remark, err := Read(altered, maker); err == nil && remark == "" {
				t.Fatalf("%s: byte %d of %q was changed unseen", name, at, altered[max(0, at-20):min(len(altered), at+20)])
			}
		}
	}
}

// TestAlteredPackets changes what a packet says and makes it good again as far as hashes go: the seal tells, or else the sources do.
func TestAlteredPackets(t *testing.T) {
	source := Text{Name: "notice.txt", Lines: notice}
	for name, alter := range map[string]func(*Packet){
		"a value":    func(p *Packet) { p.Hops[1].Says[3].Value = "市体育局" },
		"a rule":     func(p *Packet) { p.Hops[1].Rule, p.Hops[1].Inferred = "", false },
		"a title":    func(p *Packet) { p.Documents[0].Title = "别的" },
		"lines":      func(p *Packet) { p.Hops[0].Prints[0].LineStart--; p.Hops[0].Prints[0].LineEnd-- },
		"a hop less": func(p *Packet) { p.Hops = p.Hops[1:] },
		"a quote":    func(p *Packet) { p.Hops[1].Prints[0].Quote[0] = "责任单位:市体育局" },
		"a quote and its hash": func(p *Packet) {
			q := &p.Hops[1].Prints[0]
			q.Quote[0] = "责任单位:市体育局"
			q.SHA256 = digest(q.Quote)
		},
	} {
		p := made(t, source)
		alter(&p)
		if _, _, err := Read(asJSON(t, p), maker); err == nil || !strings.Contains(err.Error(), "changed after it was made") {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := made(t, source)
	q := &p.Hops[1].Prints[0]
	q.Quote[0] = "责任单位:市体育局"
	q.SHA256 = digest(q.Quote)
	p.Seal = p.seal()
	forged, _, err := Read(asJSON(t, p), maker)
	if err != nil {
		t.Fatal(err)
	}
	if f := Verify(forged, []Text{source})[1]; f.Status != Changed {
		t.Errorf("a quote that no source has is %s", f.Status)
	}
}

// TestPagesOfOthers reads a page that another version wrote: the packet in it counts, and that is said.
func TestPagesOfOthers(t *testing.T) {
	page := asPage(t, made(t, Text{Name: "notice.txt", Lines: notice}))
	p, remark, err := Read(page, "dutygraph 2")
	if err != nil || len(p.Hops) != 3 || !strings.Contains(remark, maker) {
		t.Errorf("%d hops, %q, %v", len(p.Hops), remark, err)
	}
	if _, _, err := Read(strings.ReplaceAll(page, "市教育局", "市体育局"), "dutygraph 2"); err == nil {
		t.Error("the packet in a page of another version was changed unseen")
	}
	for _, other := range []string{"", "x", "{}", `{"packet":1}`, "# 证据包", "<pre hidden id=\"packet\">"} {
		if _, _, err := Read(other, maker); err == nil || !strings.Contains(err.Error(), "is no packet") {
			t.Errorf("%q: %v", other, err)
		}
	}
}

func asJSON(t *testing.T, p Packet) string {
	t.Helper()
	var b strings.Builder
	if err := p.JSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asPage(t *testing.T, p Packet) string {
	t.Helper()
	var b strings.Builder
	if err := p.Page(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
