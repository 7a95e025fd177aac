package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work goes on before a bar shows.
const patience = time.Second

// progress is a bar that shows on a terminal when the work is long. The zero bar shows nothing.
type progress struct {
	w     io.Writer
	total int
	steps int
	began time.Time
	bar   *progressbar.ProgressBar
}

func newProgress(w io.Writer, total int) *progress {
	if screenWidth(w) == 0 {
		total = 0
	}
	return &progress{w: w, total: total, began: time.Now()}
}

// step counts one file that is done.
func (p *progress) step() {
	p.steps++
	if p.steps >= p.total || time.Since(p.began) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.total, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription("files"),
			progressbar.OptionShowCount(), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond))
	}
	_ = p.bar.Set(p.steps) // a bar that cannot be drawn stops no work
}

// clear takes the bar off the screen, so that a line can be written in its place.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
