package evidence

import (
	"embed"
	"html/template"
	"io"
	"sync"
)

//go:embed templates/packet.html
var templates embed.FS

// page is the template of all pages; it is made by the first.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("packet.html").Funcs(template.FuncMap{"plain": plain, "written": written}).ParseFS(templates, "templates/packet.html"))
})

// Page writes the packet as one page of HTML that needs nothing else: no script, no address, the pictures and the packet
// itself in it.
func (p Packet) Page(w io.Writer) error {
	return page().Execute(w, struct {
		Packet
		Pictures []picture
		Absent   string
		Whole    template.HTML
	}{p, p.pictures(), absent, template.HTML(packetBegins + inert(p.compact()) + packetEnds)})
}
