package web

import (
	"bytes"
	"cmp"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var makePictures = flag.Bool("pictures", false, "make the pictures of the README anew")

// pictures are those of the README: pages of the sample, and how much of each is seen.
var pictures = []struct {
	name, address string
	width, height int64
}{
	{"chain", "/chain?from=胥伟华&to=钱塘区", 1180, 940},
	{"matrix", "/overview/matrix", 1180, 860},
	{"task", "/task?task=50&document=杭政办函〔2024〕6号", 1000, 900},
	{"packet", "/chain.packet.html?from=胥伟华&to=市科技局", 900, 1060},
}

// pictureLimit is how many bytes a picture may have.
const pictureLimit = 150 << 10

// TestPictures says that the README shows each picture and that none is large. With -pictures it makes them anew:
//
//	go test ./queries/web -run Pictures -pictures
func TestPictures(t *testing.T) {
	if *makePictures {
		takePictures(t)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		name := "testdata/" + p.name + ".png"
		info, err := os.Stat(name)
		if err != nil || info.Size() > pictureLimit {
			t.Errorf("%s: %v %v", name, info, err)
		}
		if !strings.Contains(string(readme), "(queries/web/"+name+")") {
			t.Errorf("the README does not show %s", name)
		}
	}
}

func takePictures(t *testing.T) {
	t.Helper()
	c := configOf(t, inFile(t, theSample(t).batches...))
	c.Program = "dutygraph"
	server := httptest.NewServer(handlerOf(t, c))
	t.Cleanup(server.Close)
	ctx := browser(t, server.URL)
	for _, p := range pictures {
		err := chromedp.Do(ctx, chromedp.EmulateViewport(p.width, p.height), chromedp.Navigate(server.URL+escaped(t, p.address)))
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		shown, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err == nil {
			shown, err = fewColours(shown)
		}
		if err == nil {
			err = os.WriteFile("testdata/"+p.name+".png", shown, 0o666)
		}
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
	}
}

// fewColours makes a picture small: it keeps the colours that are commonest, and draws with the nearest of them.
func fewColours(shown []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(shown))
	if err != nil {
		return nil, err
	}
	count := map[color.RGBA]int{}
	b := full.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
	commonest := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var colours color.Palette
	for _, c := range commonest[:min(len(commonest), 128)] {
		colours = append(colours, c)
	}
	few := image.NewPaletted(b, colours)
	draw.Draw(few, b, full, b.Min, draw.Src)
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few)
	return out.Bytes(), err
}
