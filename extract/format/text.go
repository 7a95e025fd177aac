package format

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"dutygraph/extract/scan"
)

// decode makes a text of bytes and says how they were encoded. A mark at the beginning decides; then bytes that are valid
// UTF-8 are; else the encoding wins in which the bytes make the commonest letters.
func decode(data string) (text, encoding string, err error) {
	switch {
	case strings.HasPrefix(data, "\xFF\xFE"):
		return marked(data[2:], littleEndian)
	case strings.HasPrefix(data, "\xFE\xFF"):
		return marked(data[2:], bigEndian)
	}
	data = strings.TrimPrefix(data, "\uFEFF")
	if strings.IndexByte(data, 0) >= 0 {
		return unmarked(data, littleEndian, bigEndian)
	}
	if scan.Valid(data) {
		return data, "UTF-8", nil
	}
	if err := damaged(data); err != nil {
		return "", "", err
	}
	return unmarked(data, gb18030, big5)
}

// charset is an encoding other than UTF-8.
type charset struct {
	name string
	encoding.Encoding
}

var (
	littleEndian = charset{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	bigEndian    = charset{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	gb18030      = charset{"GB18030", simplifiedchinese.GB18030}
	big5         = charset{"Big5", traditionalchinese.Big5}
)

// marked decodes bytes whose mark tells their encoding.
func marked(data string, c charset) (text, name string, err error) {
	text, err = c.NewDecoder().String(data)
	if err == nil && len(data)%2 == 1 {
		err = fmt.Errorf("is %s cut off in the middle of a character; get the whole file", c.name)
	}
	if err == nil && !judge(text).plausible() {
		err = fmt.Errorf("begins as %s does and is no text; save the document as UTF-8 text first", c.name)
	}
	return text, c.name, err
}

// unmarked decodes bytes in the one of several encodings in which they make the most of common letters.
func unmarked(data string, tried ...charset) (text, name string, err error) {
	best := -1.0
	for _, c := range tried {
		decoded, err := c.NewDecoder().String(data)
		if err != nil || strings.Count(decoded, "\uFFFD")*1000 > len(decoded) {
			continue
		}
		if j := judge(decoded); j.plausible() && j.common() > best {
			best, text, name = j.common(), decoded, c.name
		}
	}
	if best >= 0 {
		return text, name, nil
	}
	if i := strings.IndexByte(data, 0); i >= 0 {
		return "", "", &LineError{lineOf(data, i), "has a NUL byte, so this is no text; save the document as UTF-8 text first"}
	}
	return "", "", &LineError{lineOf(data, invalidAt(data)), "is neither UTF-8 nor UTF-16, GB18030 or Big5; save the document as UTF-8 text first"}
}

// commonLetters are the commonest letters of official documents, in both scripts.
const commonLetters = "一三上下不与业东个中为主人以任企会位体作保全公关其农出分划创制前力加务动化区十升单印县及发同名员和" +
	"品商四国在地型城基增处大央好如委学安完定实家导对小局展工市布平年广应府建开强当心性总成所技投持按接推提政教文新施日时" +
	"是智月有服期机村来标次民治法活海清点牵现理生用电的监目省看知研社科程称立第等管米级组经络网老者职育能自行要见规计认设证" +
	"评质路达进这通造道部都配重量金长门防院需革项领高" +
	"與業東個為會體關農創務動區單縣發員國處學實導對應開強當總來標點現監級組經絡網職規計認設證評質達進這運產時們項領長門"

// isCommon holds the common letters; it is made when first needed.
var isCommon = sync.OnceValue(func() map[rune]bool {
	m := make(map[rune]bool, len(commonLetters)/3)
	for _, r := range commonLetters {
		m[r] = true
	}
	return m
})

// judgement counts what kinds of characters a text is made of: plain ones are ASCII, han the Chinese letters, known the
// common ones among them, odd what no document is made of.
type judgement struct{ plain, other, han, known, odd int }

// judge looks at the characters of a text; the first ten thousand that are not ASCII tell enough.
func judge(text string) judgement {
	var j judgement
	known := isCommon()
	for _, r := range text {
		switch {
		case r < 0x7f && (r >= ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\f'):
			j.plain++
			continue
		case r >= 0x4e00 && r <= 0x9fff:
			j.han++
			if known[r] {
				j.known++
			}
		case r >= 0x2010 && r <= 0x203b, r >= 0x2460 && r <= 0x2573, r >= 0x25a0 && r <= 0x2605, r >= 0x3000 && r <= 0x3029,
			r >= 0xff01 && r <= 0xff5e, r == 0xb7, r == 0xa0, r == 0xd7:
		default:
			j.odd++
		}
		if j.other++; j.other == 10_000 {
			break
		}
	}
	return j
}

// plausible reports whether the characters are those of a document: few odd ones, and common letters among the rest.
func (j judgement) plausible() bool {
	return j.odd*20 <= j.plain+j.other && (j.han < 20 || j.common() > 0.1)
}

// common is the share of common letters among the characters that are not ASCII.
func (j judgement) common() float64 { return float64(j.known) / float64(max(j.other, 1)) }

// damaged reports bytes that are UTF-8 but for some places: a text that was cut off or damaged, and not one in another
// encoding, in which hardly any three bytes would make a Chinese letter by accident.
func damaged(data string) error {
	good, bad, first := 0, 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRuneInString(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if bad++; first < 0 {
				first = i
			}
		case n == 3:
			good++
		}
		i += n
	}
	switch {
	case good < 2*bad:
		return nil
	case first >= len(data)-3:
		return &LineError{lineOf(data, first), "ends in the middle of a character; the file was cut off, get the whole of it"}
	}
	return &LineError{lineOf(data, first), "is not UTF-8, though the text is; the file is damaged there, repair the line"}
}

// garblings are the ways in which a text loses its words when it is saved.
var garblings = [...]string{
	"it is UTF-8 that was taken for GBK when it was saved",
	"it is GBK that was taken for a western encoding when it was saved",
	"it is UTF-8 that was taken for a western encoding when it was saved",
	"characters were lost when it was saved (\uFFFD in their place)",
}

// garbled reports a text that was taken for another encoding when it was saved, so that its words are lost or wrong. The letters
// that this makes of common ones, no document has in number, and some pages tell.
func garbled(text string) error {
	letters, signs := 0, [len(garblings)]int{}
	for _, r := range text[:min(len(text), 1<<13)] {
		letters++
		switch r {
		case '锛', '銆', '鐨', '鍜':
			signs[0]++
		case 'Ä', 'Å', 'Æ', 'È', 'Î', 'Ð', 'Ö', '×', 'Ê', 'Ë', 'Â', 'Õ', 'Ó', 'Ô':
			signs[1]++
		case 'ã', 'å', 'ä', 'æ', 'ç', 'ï', '¼':
			signs[2]++
		case utf8.RuneError, '锟':
			signs[3]++
		}
	}
	for i, n := range signs {
		if n*50 > letters {
			return errors.New("is garbled: " + garblings[i] + "; get the document as it was")
		}
	}
	return nil
}

// checkText reports what keeps a text from being read line by line. It goes from one line end to the last within the limit.
func checkText(text string) error {
	for at := 0; len(text)-at > lineLimit; {
		end := strings.LastIndexByte(text[at:at+lineLimit+1], '\n')
		if end < 0 {
			line, _, _ := strings.Cut(text[at:], "\n")
			return &LineError{lineOf(text, at), fmt.Sprintf("is %d bytes long, and no line of a document is longer than %d; break it into lines first", len(line), lineLimit)}
		}
		at += end + 1
	}
	return nil
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(data string) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRuneInString(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// lineOf is the number of the line in which a byte stands.
func lineOf(data string, at int) int { return strings.Count(data[:at], "\n") + 1 }
