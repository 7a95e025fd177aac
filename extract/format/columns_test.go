package format

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestColumns holds that a table whose columns only white parts is a table: heads of two lines, cells of several lines in the middle of
// their rows, a cell merged over two rows. Lines of labels beside each other are none.
func TestColumns(t *testing.T) {
	page := []print{
		{200, 60, "云江市任务分解表"},
		{60, 107, "序号"}, {110, 107, "任务"}, {260, 107, "牵头领导"}, {340, 107, "单位"}, {470, 100, "完成"}, {470, 115, "时限"},
		{60, 147, "01"}, {110, 140, "建成滨江公园十二处"}, {110, 155, "并全部开放"}, {340, 147, "市城管局"}, {470, 147, "10月底前"},
		{260, 170, "江一帆"},
		{60, 187, "02"}, {110, 187, "整治背街小巷"}, {340, 180, "市住建局、"}, {340, 195, "市财政局"}, {470, 187, "全年"},
		{60, 220, "03"}, {110, 220, "铺设道路三条"}, {260, 220, "白露"}, {340, 220, "市交通局"}, {470, 220, "6月底前"},
		{60, 270, "以上为全部任务,请认真落实,按季报送进展情况,由督查室汇总后通报。"},
		{60, 300, "牵头单位:市城管局"}, {220, 300, "配合单位:市财政局"}, {400, 300, "时限:全年"},
		{60, 320, "牵头单位:市住建局"}, {220, 320, "配合单位:市审计局"}, {400, 320, "时限:全年"},
		{60, 340, "牵头单位:市交通局"}, {220, 340, "配合单位:市公安局"}, {400, 340, "时限:全年"},
		{60, 360, "牵头单位:市教育局"}, {220, 360, "配合单位:市民政局"}, {400, 360, "时限:全年"},
	}
	want := strings.Join([]string{"云江市任务分解表", "序号\t任务\t牵头领导\t单位\t完成 时限",
		"01\t建成滨江公园十二处并全部开放\t江一帆\t市城管局\t10月底前", "02\t整治背街小巷\t\t市住建局、市财政局\t全年", "03\t铺设道路三条\t白露\t市交通局\t6月底前",
		"以上为全部任务,请认真落实,按季报送进展情况,由督查室汇总后通报。",
		"牵头单位:市城管局 配合单位:市财政局 时限:全年", "牵头单位:市住建局 配合单位:市审计局 时限:全年",
		"牵头单位:市交通局 配合单位:市公安局 时限:全年", "牵头单位:市教育局 配合单位:市民政局 时限:全年", ""}, "\n")
	for _, c := range []struct{ name, data string }{
		{"PDF", pdfOf([][]print{page})},
		{"OFD", ofdTable(t, page, nil)},
	} {
		f := readOne(t, c.data)
		if f.Err != nil {
			t.Errorf("%s: %v", c.name, f.Err)
			continue
		}
		if diff := cmp.Diff(want, f.Text); diff != "" {
			t.Errorf("%s (-want +got): %s", c.name, diff)
		}
		if place := f.Place(3, 3); place != "page 1" {
			t.Errorf("%s: line 3 is at %q", c.name, place)
		}
	}
}
