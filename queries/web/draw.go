package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// picture is things in layers, from left to right, with the links between neighbouring layers. It is drawn as SVG by a
// template.
type picture struct {
	Width, Height int
	Boxes         []*box
	Wires         []*wire
	Legend        []legend
	Strokes       []legend // the legend of the wires
	Label         string   // what the picture shows, for those who do not see it
}

// box is a thing of a picture, or several that are folded into one.
type box struct {
	key    string
	No     int // its place among the boxes of the picture
	layer  int
	weight int64
	Kind   string // the class of its colour: the name of its kind
	Name   string // what is written
	Note   string // what is written small above it
	Full   string // what is seen when pointing at it
	Href   string
	X, Y   int
	Folded []link // what is folded into it
	On     bool   // it is of the chain that was chosen
	at     float64
}

// wire is a link between two boxes.
type wire struct {
	from, to *box
	weight   int64
	Label    string
	Path     string
	LX, LY   int
	Back     bool // the arrow points from right to left
	Class    string
	Href     string
	Full     string
	From, To int  // the places of its boxes among those of the picture
	On       bool // it is of the chain that was chosen
	Crowded  bool // its label is seen only when one of its boxes is pointed at
}

// legend is an entry of the legend.
type legend struct{ Kind, Text string }

// The measures of a picture, in the units of its drawing.
const (
	boxWidth   = 190
	boxHeight  = 50
	layerGap   = 116
	boxGap     = 16
	margin     = 12
	layerShown = 9 // boxes of a layer; more are folded
	sweeps     = 4 // times that layers are put in order

	labelsShown = 14 // labels between two layers; where there are more wires, their strokes tell what they are
)

// add returns the box of a thing, new or the one that is there already.
func (p *picture) add(layer int, b box) *box {
	b.layer = layer
	for _, have := range p.Boxes {
		if have.key == b.key && have.layer == layer {
			have.On = have.On || b.On
			return have
		}
	}
	p.Boxes = append(p.Boxes, &b)
	return &b
}

// join adds a link, or weight to the one that is there already.
func (p *picture) join(from, to *box, w wire) {
	for _, have := range p.Wires {
		if have.from == from && have.to == to && have.Label == w.Label && have.Back == w.Back {
			have.weight += w.weight
			have.On = have.On || w.On
			return
		}
	}
	w.from, w.to = from, to
	p.Wires = append(p.Wires, &w)
}

// layout folds what is too much, places boxes and draws wires. folded names a number of boxes of a kind.
func (p *picture) layout(folded func(n int, kind string) string) {
	layers := map[int][]*box{}
	last := 0
	for _, b := range p.Boxes {
		layers[b.layer] = append(layers[b.layer], b)
		last = max(last, b.layer)
	}
	tallest := 0
	for i := 0; i <= last; i++ {
		layers[i] = p.fold(layers[i], folded)
		tallest = max(tallest, len(layers[i]))
	}
	for range sweeps {
		for i := 1; i <= last; i++ {
			p.order(layers[i], layers[i-1])
		}
		for i := last - 1; i >= 0; i-- {
			p.order(layers[i], layers[i+1])
		}
	}
	p.Width = 2*margin + (last+1)*boxWidth + last*layerGap
	p.Height = 2*margin + max(1, tallest)*(boxHeight+boxGap) - boxGap
	p.Boxes = nil
	for i := 0; i <= last; i++ {
		high := len(layers[i])*(boxHeight+boxGap) - boxGap
		y := (p.Height - high) / 2
		for _, b := range layers[i] {
			b.X, b.Y, b.No = margin+i*(boxWidth+layerGap), y, len(p.Boxes)
			y += boxHeight + boxGap
			p.Boxes = append(p.Boxes, b)
		}
	}
	p.wires()
}

// order puts the boxes of a layer where those that they are joined to stand in the layer beside it, so that few wires cross.
// What is folded stays last.
func (p *picture) order(boxes, beside []*box) {
	place := map[*box]float64{}
	for i, b := range beside {
		place[b] = float64(i) / float64(len(beside))
	}
	for i, b := range boxes {
		sum, n := 0.0, 0
		for _, w := range p.Wires {
			for _, ends := range [][2]*box{{w.from, w.to}, {w.to, w.from}} {
				if at, ok := place[ends[1]]; ok && ends[0] == b {
					sum, n = sum+at, n+1
				}
			}
		}
		b.at = float64(i) / float64(len(boxes))
		if n > 0 {
			b.at = sum / float64(n)
		}
	}
	slices.SortStableFunc(boxes, func(a, b *box) int {
		return cmp.Or(cmp.Compare(min(len(a.Folded), 1), min(len(b.Folded), 1)), cmp.Compare(a.at, b.at))
	})
}

// fold keeps the weightiest boxes of a layer and makes one of the others.
func (p *picture) fold(boxes []*box, folded func(int, string) string) []*box {
	if len(boxes) <= layerShown {
		return boxes
	}
	slices.SortStableFunc(boxes, func(a, b *box) int { return cmp.Compare(b.weight, a.weight) })
	kept, rest := boxes[:layerShown-1], boxes[layerShown-1:]
	one := &box{key: "fold", layer: rest[0].layer, Kind: rest[0].Kind, Name: folded(len(rest), rest[0].Kind)}
	one.Full = one.Name
	gone := map[*box]bool{}
	for _, b := range rest {
		gone[b] = true
		one.Folded = append(one.Folded, link{b.Full, b.Href})
	}
	wires := p.Wires
	p.Wires = nil
	for _, w := range wires {
		if gone[w.from] {
			w.from, w.Href, w.Full = one, "", ""
		}
		if gone[w.to] {
			w.to, w.Href, w.Full = one, "", ""
		}
		p.join(w.from, w.to, *w)
	}
	return append(slices.Clone(kept), one)
}

// wires draws the links as curves; an arrow points at the end that the link points at. Labels stand at different places of
// their wires, so that those of neighbours do not cover each other.
func (p *picture) wires() {
	beside := map[int]int{} // wires that begin in a layer
	for _, w := range p.Wires {
		beside[w.from.layer]++
	}
	for _, w := range p.Wires {
		w.From, w.To = w.from.No, w.to.No
		w.Crowded = beside[w.from.layer] > labelsShown && !w.On
		if w.weight > 1 && w.Label == "" {
			w.Label = strconv.FormatInt(w.weight, 10)
		}
		x1, y1 := w.from.X+boxWidth, w.from.Y+boxHeight/2
		x2, y2 := w.to.X, w.to.Y+boxHeight/2
		mid := (x1 + x2) / 2
		w.Path = fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, mid, y1, mid, y2, x2, y2)
		// A point of the curve nearer to the end with fewer links: there it has more room.
		if p.degree(w.to) >= p.degree(w.from) {
			w.LX, w.LY = onCurve(x1, y1, x2, y2, 0.34)
		} else {
			w.LX, w.LY = onCurve(x1, y1, x2, y2, 0.66)
		}
	}
}

// degree is how many wires begin or end at a box.
func (p *picture) degree(b *box) int {
	n := 0
	for _, w := range p.Wires {
		if w.from == b || w.to == b {
			n++
		}
	}
	return n
}

// onCurve is the point of a wire's curve at a share of it.
func onCurve(x1, y1, x2, y2 int, t float64) (x, y int) {
	mid := float64(x1+x2) / 2
	u := 1 - t
	fx := u*u*u*float64(x1) + 3*u*u*t*mid + 3*u*t*t*mid + t*t*t*float64(x2)
	fy := u*u*u*float64(y1) + 3*u*u*t*float64(y1) + 3*u*t*t*float64(y2) + t*t*t*float64(y2)
	return int(fx), int(fy)
}

// TextX is where a box's text begins.
func (b *box) TextX() int { return b.X + 14 }

// NoteY is the line of a box's note.
func (b *box) NoteY() int { return b.Y + 18 }

// NameY is the line of a box's name.
func (b *box) NameY() int {
	if b.Note == "" {
		return b.Y + 31
	}
	return b.Y + 38
}

// Thick is how thick a wire is drawn, from 1 to 4.
func (w *wire) Thick() int {
	switch {
	case w.weight >= 8:
		return 4
	case w.weight >= 4:
		return 3
	case w.weight >= 2:
		return 2
	}
	return 1
}
