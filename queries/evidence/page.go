package evidence

import (
	"embed"
	"html/template"
	"io"
	"slices"
	"strings"
)

//go:embed templates/packet.html
var templates embed.FS

// Page writes the packet as one page of HTML that needs nothing else: no script, no address, the picture in it.
func (p Packet) Page(w io.Writer) error {
	t, err := template.New("packet.html").Funcs(template.FuncMap{"plain": plain, "written": written}).ParseFS(templates, "templates/packet.html")
	if err != nil {
		return err
	}
	return t.Execute(w, struct {
		Packet
		Picture *picture
	}{p, p.picture()})
}

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

// picture draws the packet, or returns nil where there is nothing to draw.
func (p Packet) picture() *picture {
	switch {
	case len(p.Hops) == 0:
		return nil
	case p.Hops[0].say("from") != "" && p.Hops[0].say("to") != "":
		return p.chainPicture()
	case p.Hops[0].say("about") != "":
		return p.starPicture()
	}
	return nil
}

// chainPicture stacks the things of a chain, with arrows between them as links point.
func (p Packet) chainPicture() *picture {
	pic := &picture{Width: boxWidth + 20}
	y := 10
	add := func(name, kind string) {
		pic.Boxes = append(pic.Boxes, box{10, y, boxWidth, kind, short(name, 20), strings.ToLower(kind)})
		y += boxHeight + gap
	}
	add(p.Hops[0].say("from"), p.Hops[0].say("fromKind"))
	for i, h := range p.Hops {
		if i > 0 && h.say("from") != p.Hops[i-1].say("to") {
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
	return pic
}

// left are the things of a task that stand to its left: who answers for it.
var left = []string{"leader", "lead", "support", "in charge"}

// starPicture places the first task between those who answer for it and all that it has.
func (p Packet) starPicture() *picture {
	task := p.Hops[0].say("task")
	var sides [2][]Hop
	for _, h := range p.Hops {
		switch about := h.say("about"); {
		case about == "text" || h.say("task") != task:
		case slices.Contains(left, about):
			sides[0] = append(sides[0], h)
		default:
			sides[1] = append(sides[1], h)
		}
	}
	const width, between = 230, 60
	most := min(shown+1, max(len(sides[0]), len(sides[1]), 1))
	pic := &picture{Width: 3*width + 2*between + 20, Height: 20 + most*(boxHeight+sideGap)}
	middle := pic.Height/2 - boxHeight/2
	pic.Boxes = append(pic.Boxes, box{10 + width + between, middle, width, "task", "№ " + task, "task"})
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
			pic.Boxes = append(pic.Boxes, box{x, y, width, about, short(h.say("name"), 15), strings.ReplaceAll(about, " ", "-")})
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

// short cuts a name to so many characters.
func short(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}

// TextX is where the texts of a box begin.
func (b box) TextX() int { return b.X + 10 }

// NoteY is the line of the note.
func (b box) NoteY() int { return b.Y + 16 }

// NameY is the line of the name.
func (b box) NameY() int { return b.Y + 34 }

// H is the height of a box.
func (b box) H() int { return boxHeight }
