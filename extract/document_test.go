package extract

import "testing"

func TestDocumentNumber(t *testing.T) {
	for in, want := range map[string]string{
		"宁政办函〔2024〕6号":              "宁政办函〔2024〕6号",
		"(宁政发[2024]3 号)":            "宁政发〔2024〕3号",
		"国办发（2023）41号":              "国办发〔2023〕41号",
		"2024年1月30日 宁政干〔2024〕5号":    "宁政干〔2024〕5号",
		"文号:宁政办〔2024〕第12号":          "宁政办〔2024〕12号",
		"根据宁政办〔2024〕12号的要求":         "",
		"宁政办〔24〕12号":                "",
		"建设2024年12号线":               "",
		"(宁政发〔2024〕3号) (33)":        "",
		"附件:1.宁政发〔2024〕3号":          "",
		"关于宁政发〔2024〕3号、宁政发〔2024〕4号": "",
	} {
		if got, ok := numberLine(in); got != want && ok || !ok && want != "" {
			t.Errorf("numberLine(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestPlaceOf(t *testing.T) {
	for in, want := range map[string]string{
		"宁州市人民政府办公厅":      "宁州市",
		"海岚省人民政府":         "海岚省",
		"中共宁州市委办公厅":       "宁州市",
		"海岚省宁州市人民政府":      "宁州市",
		"宁州市海曲区人民政府":      "宁州市海曲区",
		"广州市财政局":          "广州市",
		"贵州省水利厅":          "贵州省",
		"黔东南苗族侗族自治州人民政府":  "黔东南苗族侗族自治州",
		"内蒙古自治区人民政府":      "内蒙古自治区",
		"沙县人民政府":          "沙县",
		"上城区住房和城乡建设局":     "上城区",
		"宁州市市场监督管理局":      "宁州市",
		"国务院办公厅":          "国务院",
		"国家市场监督管理总局":      "",
		"市政府办公厅":          "",
		"城市管理局":           "",
		"各区、县(市)人民政府":     "",
		"“12345”电话受理中心":   "",
		"宁州西湖风景名胜区管理委员会":  "",
		"全市重点工作领导小组":      "",
		"宁州市经济和信息化局、受理中心": "宁州市",
	} {
		if got := placeOf(in); got != want {
			t.Errorf("placeOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlaceBefore(t *testing.T) {
	for in, want := range map[string]string{
		"根据《宁州市": "宁州市", "现在,我代表市": "", "受市": "", "各区、县(市)": "", "海岚省": "海岚省", "经市": "",
	} {
		if got := placeBefore(in); got != want {
			t.Errorf("placeBefore(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024年2月8日":       "2024-02-08",
		"2024 年 2 月 28 日": "2024-02-28",
		"二〇二四年十二月三十一日":    "2024-12-31",
		"二○二四年二月十日":       "2024-02-10",
		"2024-02-08":      "2024-02-08",
		"2024.2.8":        "2024-02-08",
		"(2024年2月8日印发)":   "2024-02-08",
		"2024年2月":         "",
		"2024年13月1日":      "",
		"2024年2月8日起":      "",
		"1月8日":            "",
		"2.8.2024":        "",
	} {
		if got, ok := wholeDate(in); got != want && ok || !ok && want != "" {
			t.Errorf("wholeDate(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestNumbering(t *testing.T) {
	for _, c := range []struct {
		in   string
		st   style
		no   int
		text string
	}{
		{"12. 建设", digitDot, 12, "建设"},
		{"12.建设", digitDot, 12, "建设"},
		{"1.2024年建设", digitDot, 1, "2024年建设"},
		{"12、建设", digitComma, 12, "建设"},
		{"(3) 建设", digitParen, 3, "建设"},
		{"3）建设", digitParen, 3, "建设"},
		{"一、建设", chinese, 1, "建设"},
		{"二十三、建设", chinese, 23, "建设"},
		{"（七十六）建设", chineseIn, 76, "建设"},
		{"③建设", ringed, 3, "建设"},
		{"第十二条 建设", article, 12, "建设"},
		{"第一部分 经济", partHeading, 1, "经济"},
		{"★4.建设", digitDot, 4, "建设"},
		{"3.95%以上", unnumbered, 0, ""},
		{"10%,把钱", unnumbered, 0, ""},
		{"2024年", unnumbered, 0, ""},
		{"一是建设", unnumbered, 0, ""},
		{"(间)", unnumbered, 0, ""},
		{"", unnumbered, 0, ""},
	} {
		st, no, at := numbering(c.in)
		if st != c.st || no != c.no || st != unnumbered && c.in[at:] != c.text {
			t.Errorf("numbering(%q) = %d, %d, %q, want %d, %d, %q", c.in, st, no, c.in[at:], c.st, c.no, c.text)
		}
	}
}

func TestValidity(t *testing.T) {
	for in, want := range map[string][2]string{
		"本办法自2024年3月1日起施行,有效期至2026年12月31日。": {"2024-03-01", "2026-12-31"},
		"各项政策均为2024年全年有效。":                  {"", "2024-12-31"},
		"根据文件要求,自2024年1月1日起施行的条例不变。":        {"", ""},
		"本通知自 2024 年 5 月 1 日起实施,原办法同时废止。":   {"2024-05-01", ""},
		"提高资金使用的有效性。":                       {"", ""},
		"本措施自2024年3月1日起施行,有效期三年。":           {"2024-03-01", "2027-02-28"},
		"本措施自2024年1月1日起施行,有效期为2年。":          {"2024-01-01", "2025-12-31"},
		"本细则自印发之日起施行,有效期5年。":                {"2024-05-06", "2029-05-05"},
		"证书有效期三年。":                          {"", ""},
	} {
		if from, to := validity([]line{{1, in}}, "2024-05-06"); from != want[0] || to != want[1] {
			t.Errorf("validity(%q) = %q, %q, want %q", in, from, to, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"ａｂ１２％（甲）":       "ab12%（甲）",
		"甲**乙**丙":        "甲乙丙",
		"## 甲":           "甲",
		"\ufeff甲\u200b乙": "甲乙",
		"甲\x00乙\xff丙":    "甲乙丙",
		"　甲　乙　":          "甲 乙",
		"\t甲\t乙":         "\t甲\t乙",
		"甲*乙":            "甲*乙",
		"— 12 —":         "",
		"第 3 页 共 9 页":    "",
		"宁州市人民政府公报 2024年第2期":                              "",
		"宁州区政府文件汇编                              2024年第3辑": "",
		"编印政策汇编2024册":                                     "编印政策汇编2024册",
		"¹ 按年末口径。":                                        "",
		"12":                                              "",
		"2024":                                            "2024",
		"3. ":                                             "3.",
		"---":                                             "",
	} {
		got := ""
		for _, l := range clean(in).lines {
			got += l.text
		}
		if got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, in := range []string{"甲\n乙\n丙", "甲\r\n乙\r\n丙", "甲\r乙\r丙", "甲\r\n乙\r丙"} {
		var nos []int
		for _, l := range clean(in).lines {
			nos = append(nos, l.no)
		}
		if len(nos) != 3 || nos[0] != 1 || nos[1] != 2 || nos[2] != 3 {
			t.Errorf("clean(%q) has the lines %v", in, nos)
		}
	}
}

// TestDigest checks that the hash of a document is that of its own lines, whatever ends them.
func TestDigest(t *testing.T) {
	text := "宁州市2024年重点工作责任分解\n一、江小川市长牵头工作\n1. 养好蜜蜂。\n责任单位:市农业局"
	want := digest(text)
	for name, in := range map[string]string{
		"alone": text, "with a line end": text + "\n\n", "after blank lines": "\n\n" + text,
		"with other line ends": "\r\n宁州市2024年重点工作责任分解\r\n一、江小川市长牵头工作\r\n1. 养好蜜蜂。\r\n责任单位:市农业局\r\n",
	} {
		docs := split("in.txt", in, &Forms{})
		if len(docs) != 1 || docs[0].node.Props.Get("sha256") != want {
			t.Errorf("%s: %d documents, the first %v, want %s", name, len(docs), docs[0].node.Props.Get("sha256"), want)
		}
	}
}
