package format

import (
	"regexp"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// segmentLimit is how many pieces of paths of a page are looked at. A page with more is a drawing.
const segmentLimit = 20_000

// pdfPage reads the text and the rules of a page. The origin of its measures is the lower left corner.
func pdfPage(p pdfium.Pdfium, page requests.Page) (paper, error) {
	structured, err := p.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeRects})
	if err != nil {
		return paper{}, err
	}
	out := paper{runs: make([]run, len(structured.Rects))}
	for i, r := range structured.Rects {
		b := r.PointPosition
		out.runs[i] = run{text: r.Text, left: b.Left, right: b.Right, top: -b.Top, bottom: -b.Bottom}
	}
	objects, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return out, err
	}
	left := segmentLimit
	for i := range objects.Count {
		object, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return out, err
		}
		kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			return out, err
		}
		if kind.Type == enums.FPDF_PAGEOBJ_TEXT && isLost(p, object.PageObject) {
			out.lost++
		}
		if kind.Type != enums.FPDF_PAGEOBJ_PATH || left < 0 {
			continue
		}
		rules, read, err := pdfRules(p, object.PageObject, left)
		if err != nil {
			return out, err
		}
		out.rules = append(out.rules, rules...)
		left -= read + 1
	}
	if left < 0 {
		out.rules = nil
	}
	return out, nil
}

// latin are the fonts that PDF knows without their being in the file.
var latin = regexp.MustCompile(`(?i)times|helvetica|arial|courier|symbol|dingbats|calibri`)

// isLost reports whether PDFium passes over a piece of text: a single letter of a Chinese font that the file only names has
// no width for it. What may as well be a space, in an embedded font, is none.
func isLost(p pdfium.Pdfium, text references.FPDF_PAGEOBJECT) bool {
	bounds, err := p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: text})
	if err != nil || bounds.Right-bounds.Left > 0.01 {
		return false
	}
	font, err := p.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: text})
	if err != nil {
		return false
	}
	embedded, err := p.FPDFFont_GetIsEmbedded(&requests.FPDFFont_GetIsEmbedded{Font: font.Font})
	if err != nil || embedded.IsEmbedded {
		return false
	}
	name, err := p.FPDFFont_GetBaseFontName(&requests.FPDFFont_GetBaseFontName{Font: font.Font})
	return err == nil && !latin.MatchString(name.BaseFontName)
}

// pdfRules are the straight lines of a path, and how many pieces it has. A path of more than most pieces has none.
func pdfRules(p pdfium.Pdfium, path references.FPDF_PAGEOBJECT, most int) ([]rule, int, error) {
	count, err := p.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || count.Count > most {
		return nil, most, err
	}
	matrix, err := p.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return nil, 0, err
	}
	m := matrix.Matrix
	var t tracer
	for i := range count.Count {
		segment, err := p.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
		if err != nil {
			return nil, 0, err
		}
		point, err := p.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return nil, 0, err
		}
		kind, err := p.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return nil, 0, err
		}
		closes, err := p.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment})
		if err != nil {
			return nil, 0, err
		}
		x, y := float64(m.A*point.X+m.C*point.Y+m.E), -float64(m.B*point.X+m.D*point.Y+m.F)
		t.to(kind.Type == enums.FPDF_SEGMENT_LINETO, x, y)
		if closes.IsClose {
			t.close()
		}
	}
	return t.rules, count.Count, nil
}
