package evidence

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// picture is the way of a chain from above to below, or a thing in the middle of what it has.
type picture struct {
	Width, Height int
	Boxes         []box
	Wires         []wire
}

// box is a thing of a picture.
type box struct {
	X, Y, W    int
	Note, Name string
	Class      string
}

// wire is a link between two boxes, with an arrow at its second point.
type wire struct {
	X1, Y1, X2, Y2 int
	LX, LY         int
	Label          string
}

// The measures of a picture, in the units of its drawing.
const (
	boxWidth, boxHeight = 300, 44
	gap                 = 46
	sideGap             = 12
	shown               = 12 // things on one side of a thing; more are told by their number
)

// pictures draws what can be drawn: the way of a chain, or each task of an answer about tasks.
func (p Packet) pictures() []picture {
	if len(p.Hops) == 0 || p.Hops[0].say("about") == "" {
		return chainPictures(p.Hops)
	}
	var all []picture
	for first := 0; first < len(p.Hops); {
		next := first + 1
		for next < len(p.Hops) && p.Hops[next].say("about") != aboutText { // a task's own text comes first
			next++
		}
		all = append(all, starPicture(p.Hops[first:next]))
		first = next
	}
	return all
}

// chainPictures stacks the things of a chain, with arrows between them as links point. It draws nothing of other answers.
func chainPictures(hops []Hop) []picture {
	if len(hops) == 0 || hops[0].say("from") == "" || hops[0].say("to") == "" {
		return nil
	}
	pic := picture{Width: boxWidth + 20}
	y := 10
	add := func(name, kind string) {
		pic.Boxes = append(pic.Boxes, box{10, y, boxWidth, kind, graph.Shorten(name, 20), strings.ToLower(kind)})
		y += boxHeight + gap
	}
	add(hops[0].say("from"), hops[0].say("fromKind"))
	for i, h := range hops {
		if i > 0 && h.say("from") != hops[i-1].say("to") {
			break // not one way: what follows is told in words
		}
		x, from, to := 10+boxWidth/2, y-gap, y
		w := wire{x, from + 2, x, to - 3, x + 12, (from+to)/2 + 4, strings.TrimSpace(h.say("link") + " " + h.say("role"))}
		if h.say("direction") == "<-" {
			w.Y1, w.Y2 = to-2, from+3
		}
		pic.Wires = append(pic.Wires, w)
		add(h.say("to"), h.say("toKind"))
	}
	pic.Height = y - gap + 10
	return []picture{pic}
}

// aboutText is what the row of a task's own text is about.
const aboutText = "text"

// left are the things of a task that stand to its left: who answers for it.
var left = []string{"leader", "lead", "support", "in charge"}

// starPicture places a task between those who answer for it and all that it has.
func starPicture(hops []Hop) picture {
	var sides [2][]Hop
	for _, h := range hops {
		switch about := h.say("about"); {
		case about == aboutText:
		case slices.Contains(left, about):
			sides[0] = append(sides[0], h)
		default:
			sides[1] = append(sides[1], h)
		}
	}
	const width, between = 230, 60
	most := min(shown+1, max(len(sides[0]), len(sides[1]), 1))
	pic := picture{Width: 3*width + 2*between + 20, Height: 20 + most*(boxHeight+sideGap)}
	middle := pic.Height/2 - boxHeight/2
	pic.Boxes = append(pic.Boxes, box{10 + width + between, middle, width, graph.Shorten(hops[0].Prints[0].Document, 26), "№ " + hops[0].say("task"), "task"})
	for side, hops := range sides {
		x, edge, inner := 10, 10+width, 10+width+between
		if side == 1 {
			x, edge, inner = 10+2*width+2*between, 10+2*width+2*between, 10+2*width+between
		}
		if len(hops) > shown {
			hops = append(slices.Clone(hops[:shown]), Hop{Says: []Value{{"about", "…"}, {"name", "+" + written(len(hops)-shown)}}})
		}
		y := pic.Height/2 - (len(hops)*(boxHeight+sideGap)-sideGap)/2
		for _, h := range hops {
			about := h.say("about")
			pic.Boxes = append(pic.Boxes, box{x, y, width, about, graph.Shorten(h.say("name"), 15), strings.ReplaceAll(about, " ", "-")})
			w := wire{X1: edge, Y1: y + boxHeight/2, X2: inner - 3, Y2: middle + boxHeight/2}
			if side == 1 {
				w = wire{X1: inner, Y1: w.Y2, X2: edge - 3, Y2: w.Y1}
			}
			pic.Wires = append(pic.Wires, w)
			y += boxHeight + sideGap
		}
	}
	return pic
}

// TextX is where the texts of a box begin.
func (b box) TextX() int { return b.X + 10 }

// NoteY is the line of the note.
func (b box) NoteY() int { return b.Y + 16 }

// NameY is the line of the name.
func (b box) NameY() int { return b.Y + 34 }

// H is the height of a box.
func (b box) H() int { return boxHeight }
