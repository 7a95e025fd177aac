package format

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfReader names the library that reads PDF. It is PDFium, the reader of Chrome, compiled to WebAssembly: it runs the same
// everywhere, sees neither files nor the network, and can be stopped. A trial against github.com/ledongthuc/pdf on Chinese
// documents decided: that knows no widths of Chinese fonts, hence no places on the page, and not the encodings that
// documents name instead of bringing a table of their own (UniGB-UCS2-H).
const pdfReader = "github.com/klippa-app/go-pdfium v1.21.4 (webassembly)"

// The limits of PDF.
const (
	pdfPages      = 5_000
	pdfMemory     = 6_144            // pages of 64 KB that the reader may use
	pdfTime       = 90 * time.Second // that one file may take
	unreadableMax = 0.05             // the share of unreadable characters from which on a file is refused
)

// engine starts the PDF reader once, when the first PDF comes.
type engine struct {
	once sync.Once
	pool pdfium.Pool
	err  error
}

// start compiles the PDF reader, or takes it from the folder in which an earlier run has left it. Without a folder it is
// interpreted: that starts sooner and reads much slower.
func (e *engine) start(cache string) (pdfium.Pool, error) {
	e.once.Do(func() {
		config := wazero.NewRuntimeConfigInterpreter()
		if cache != "" {
			if kept, err := wazero.NewCompilationCacheWithDir(cache); err == nil {
				config = wazero.NewRuntimeConfig().WithCompilationCache(kept)
			}
		}
		config = config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(pdfMemory).WithCloseOnContextDone(true)
		e.pool, e.err = webassembly.Init(webassembly.Config{Context: context.Background(), MaxIdle: 1,
			MaxTotal: runtime.GOMAXPROCS(0), RuntimeConfig: config, FSConfig: wazero.NewFSConfig()})
	})
	return e.pool, e.err
}

// pdf reads the text layer of a PDF.
func (r *Reader) pdf(data string) (File, error) {
	pool, err := r.engine.start(r.Cache)
	if err != nil {
		return File{}, fmt.Errorf("cannot be read, since the PDF reader does not start: %w", err)
	}
	instance, err := pool.GetInstance(time.Hour) // which all PDFs before this one have taken by then
	if err != nil {
		return File{}, fmt.Errorf("cannot be read, since the PDF reader does not start: %w", err)
	}
	late := time.AfterFunc(pdfTime, func() { _ = instance.Kill() })
	f, err := readPDF(instance, []byte(data))
	if !late.Stop() {
		return File{}, fmt.Errorf("is a PDF that takes more than %v to read; print it to a new PDF and load that", pdfTime)
	}
	_ = instance.Close() // its memory goes with it
	return f, err
}

// readPDF reads every page of a PDF.
func readPDF(p pdfium.Pdfium, data []byte) (File, error) {
	doc, err := p.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return File{}, errors.New("is a PDF locked with a password; save it without one")
	case err != nil:
		return File{}, errors.New("is a broken or cut-off PDF; get the whole file, or print it to a new PDF")
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil || count.PageCount > pdfPages {
		return File{}, fmt.Errorf("is a PDF of more than %d pages; cut it into smaller files", pdfPages)
	}
	var w writer
	var t tally
	for i := range count.PageCount {
		page, err := pdfPage(p, requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}})
		if err != nil {
			return File{}, fmt.Errorf("has a page %d that cannot be read; print it to a new PDF and load that", i+1)
		}
		t.page(page)
		if err := w.page(page, "page "+strconv.Itoa(i+1)); err != nil {
			return File{}, err
		}
	}
	f := w.file("pdf")
	f.Reader = pdfReader
	if f.Unreadable = t.share(); f.Unreadable > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%d of its %d characters could not be read, their fonts not being in the file or not saying which letters they print", t.unreadable, t.characters))
	}
	if t.blank > 0 && t.blank < count.PageCount {
		f.Notes = append(f.Notes, fmt.Sprintf("%d of its %d pages hold no text, perhaps pictures of it", t.blank, count.PageCount))
	}
	return f, t.check(f.Text)
}

// tally counts what characters a file gives.
type tally struct{ characters, unreadable, blank int }

// page counts the characters of a page. One for which the file names no letter comes as a control character, as the mark
// for a lost one, or as one of those that every font may use as it likes.
func (t *tally) page(page paper) {
	before := t.characters
	t.characters += page.lost
	t.unreadable += page.lost
	for _, r := range page.runs {
		for _, c := range r.text {
			switch {
			case unicode.IsSpace(c):
				continue
			case c == unicode.ReplacementChar, c < ' ', unicode.Is(unicode.Co, c):
				t.unreadable++
			}
			t.characters++
		}
	}
	if t.characters == before {
		t.blank++
	}
}

func (t *tally) share() float64 { return float64(t.unreadable) / float64(max(t.characters, 1)) }

// check refuses a file without text, and one whose text is not that of its letters.
func (t *tally) check(text string) error {
	const remedy = "have its words recognised (OCR) and load the text, or get the document in another form"
	switch {
	case t.characters == 0:
		return errors.New("is a PDF of pictures without text, such as a scan; " + remedy)
	case t.share() > unreadableMax:
		return fmt.Errorf("is a PDF whose fonts are not in it or do not say which letters they print, so that %.0f%% of its characters cannot be read; %s", t.share()*100, remedy)
	case !judge(strings.ReplaceAll(text, "\t", " ")).plausible():
		return errors.New("is a PDF whose fonts name wrong letters, so that it makes no words; " + remedy)
	}
	return nil
}
