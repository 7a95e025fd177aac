package extract

import (
	"regexp"
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// The words by whose form a project is known. They are classes of things and of deeds, never names.

// sort says what kind of thing a name's last word makes of it, which decides how much its surroundings have to say
// before it is a project.
type tailSort int

const (
	tailWorks       tailSort = iota + 1 // a line, a bridge, a dam: nothing but building is done to it
	tailSite                            // a building, a park, a zone
	tailInstitution                     // a school, a hospital: a project only where it is built
)

// tails are the words with which the name of a thing that is built ends, in the order in which they are tried: the longer
// before what they end with; beforeTails are the characters that stand before the last one of a tail.
var tails, beforeTails = tailsOf(map[tailSort]string{
	tailWorks: `高速公路 高速铁路 快速公路 快速通道 铁路 高铁 客专 城际 城轨 轻轨 地铁 云轨 有轨电车 高速 国道 省道 县道 快速路 快速干线 大道 公路 环线 环路 街 路
		号线 快线 专线 复线 联络线 连接线 延长线 延线 绕城 线 大桥 特大桥 桥 立交 互通 高架 道路 隧道 通道 航道 运河 水库 水电站 抽蓄电站 电站 电厂 热源厂 热电 核电
		水厂 污水厂 污水处理厂 泵站 闸站 水闸 船闸 海塘 大塘 江堤 海堤 防洪堤 堤防 干堤 护岸 大坝 水利枢纽 灌区 渡槽 干渠 支渠 引水渠 管线 管道 管廊 码头 泊位 港区 作业区 机场 航站楼 跑道 枢纽
		高铁站 火车站 客运站 地铁站 航站区 站 口岸 变电站 换流站 机组 风电场 光伏电站 储能电站 闸 船坞 索道 栈道 站房 大堤`,
	tailSite: `园 馆 宫 楼 停车场 停车楼 塔 城 谷 港 湾 岛 中心 基地 总部 广场 大厦 大楼 综合体 小镇 新城 新区 片区 街区 核心区 启动区 起步区 先行区 商贸区 商务区 园区 保税区 综保区
		文化区 旅游区 合作区 集聚区 开发区 高新区 走廊 产业带 文化带 经济带 旅游带 风光带 生态带 绿道 碧道 廊道 步道 景区 度假区 古镇 老街 装置 体育场 市场 湿地
		商圈 酒店 院区 校区 客厅 长廊 营地 绿心 滑雪场 货运区 物流区 水世界 大世界 欢乐世界 海洋世界 标准厂房 博物院 剧院 大剧院 影院 书院 音乐厅 纪念堂 粮库 冷库 物资储备库 种质资源库 储气库 油库 加工厂 处理厂 净化厂 发电厂 焚烧厂 净水厂 制造厂 工厂 屠宰厂 屠宰场 填埋场 牧场 足球场 训练场 生产线 车间 中央厨房 煤矿 公寓 服务区 未来社区 业务用房 业务技术用房 故居 旧居 旧址 祠堂 鼓楼 城墙 安置区 安置房`,
	tailInstitution: `大学 学院 学校 中学 小学 高中 职高 附中 附小 分校 分院 党校 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 幼儿园 医院 卫生院 研究院 研究所 实验室 院`,
})

// nameEnds are the characters of which a clause that names a project has one: the last ones of tails, and the first ones of
// what else may stand behind a name.
var nameEnds = tails.Chars().With("期项工")

// notTails are words that end like a tail and name nothing that is built.
var notTails = scan.EndsOf(`联互通 公交互通 信息互通 数据互通 交通互通 设施互通 主线 全线 一线 前线 底线 红线 热线 防线 战线 阵线 路线 航线 在线 上线 下线 首批机组 首台机组 全部机组 开街 无线 有线 流水线 基线 视线 曲线 界线 光线 电线 直线
	思路 出路 线路 网路 套路 后路 之路 带一路 新路 老路 半路 家园 校园 田园 果园 场馆 公馆 名城 之城 县城 强城 全城 古城 都城 智城 城城 试点城 三院 两院 全院
	检察院 国务院 市法院 省法院 区法院 服务站 工作站 统一大市场 要素市场 资本市场 消费市场 国际市场 国内市场 劳动力市场 国省道 国省县道 房地产市场 拓市场 街路 主要街 全区 一中心 两中心 风景线 第一城 基站 接力站 加油站 中间站`)

// labelTails end what quotation marks make a label of, for there are many: “未来工厂”.
var labelTails = scan.EndsOf(`工厂 车间 生产线 公寓 服务区 未来社区 营地 牧场 中央厨房`)

// otherVerbs say that something else is done to a thing than building it; no name begins with them.
const otherVerbs = `打响 用好 办好 管好 完善 优化 创成 争创 申创 挂牌 揭牌 接管 移交 收储 腾退 腾空 拆除 征收 推广 做强 做优 擦亮 上马 上线 布设 铺设 架设
	疏浚 疏通 恢复 重启 外迁 整合 组建 激活 构筑 构建 投放 巩固 联建 共建 合建 代建 承建 援建 筹划 落户 签约 接通 畅通 串联 规范 关闭 关停 停用 清理
	建立 设置 增设 添置 搭建 壮大 引入 导入 吸引 加密 盘活 活化 翻新 提档 提亮 整治 修复 更新 亮化 美化 接入 改良 迁移 论证 收尾`

// manners stand before the verb of a clause and say how or when; months (6月底前) may stand among them.
var manners = scan.WordsOf(`加快 加速 加紧 抓紧 全力 全面 全速 全域 高标准 高质量 高水平 高起点 高品质 高效 积极 稳妥 稳步 有序 扎实 深入 大力 着力 重点 统筹 持续 同步 同时 抓好 做好 抓实 力促 力争 争取
	确保 努力 实现 基本 正式 如期 提前 按期 年内 年底前 年底 年中 年末 今年 上半年 下半年 一季度 二季度 三季度 四季度 先后 陆续 继续 进一步 协同 共同 主动 科学布局 科学规划 适时 尽快 尽早 强力 快速 优质 精心 切实 聚力 合力 支持 助力 开展
	分步 滚动 有力 有效 纵深 谋划 规划 布局 ` + otherVerbs)

// makeVerbs say that something is built, whatever follows; softVerbs say so only of what cannot be but built.
var (
	makeVerbs = scan.WordsOf(`提质改造 升级改造 建成运营 建成投产 建成启用 建成投用 建成投运 建成开放 建成通车 建成 建好 建强 建设 启动建设 新开工 开工建设 开工 开建 动工 新建 改扩建 扩建 改建 续建 迁建 筹建 重建 修建 兴建 打造 启用 投用 竣工 完工
		开通 打通 拉通 贯通 通车 投运 投产 达产 竣工投产 竣工投用 建成开业 建成运行 开业 开园 开馆 开放 落地 交付 试运营 试运行 启建 动建 翻建 移建 配建 增建 补建 新建成 新改建 新改扩建 复建 提标改造 扩容改造 拓宽改造 更新改造 创建 设立 新设 修缮 改造提升`)
	softVerbs = scan.WordsOf(`引进 招引 推进 推动 加快 加速 深化 启动 实施 完成 谋划 抓好 做好 抓紧 升级 提升 改造 提质 扩容 焕新 攻坚 主攻 配合做好 力争 争取 确保 实现 统筹 布局 促进 促成 力促 改善 拓宽 提速`)
	// innerVerbs may begin the sentence's own object, after its subject: 县校共同推进….
	innerVerbs = scan.WordsOf(`建成启用 建成投用 建成 建设 开工 新建 扩建 续建 迁建 筹建 打造 推进 推动 加快 加速 升级 启动 实施`)
	// conjunctions join a clause to the one before it.
	conjunctions = scan.WordsOf(`以及 及 并 同时 也 还有 包括`)
	// ands join the last two names of a list; a name in quotation marks may follow another at once.
	ands       = scan.WordsOf(`以及 和 及 与`)
	nameJoints = ands.Chars().With("“")
)

// hardWorks are works that belong to a name; softWorks do where the name goes on after them (…提升工程), and are else
// what is done to the thing. Either may stand after worksManners.
var (
	worksManners = scan.WordsOf(`生态 景观 水环境 亮化 美化 除险 达标 提标 现代化 保护性 电气化 快速化 综合 整体 环境 品质 提速 有机`)
	hardWorks    = scan.WordsOf(`扩能改造 异地新建 异地迁建 整体搬迁 异地重建 搬迁 续建配套与现代化改造 续建配套 节水改造 改扩建 扩建 改建 迁建 新建 重建 复建 维修加固 加固 加高 扩容 扩能 扩机 增容 大修 下穿 拓宽 延伸 改线 复线 入地 引水 供水 输水 调水 防洪 排涝 复航 疏浚 清淤 配套 输变电 输电 变电 输气 供气 供热 供电 截污 补水 调蓄 水系连通 水资源配置 备用水源 闭库`)
	softWorks    = scan.WordsOf(`提升 改造 整治 治理 建设 提质 增效 升级 保护 修复 开发 更新 修缮`)
	worksNouns   = scan.WordsOf(`项目 工程`)
	// grounds are what softWorks are done to where nothing is built, so that the works are the thing: 甲河水环境综合治理二期.
	grounds = scan.EndsOf(`江 河 湖 海 溪 渠 沟 塘 山 岛 岸 瀑布 峡谷 海湾 岸线 河道 河段 流域 水系 水体 边坡 滩涂 湿地 林地 矿山 矿区 水源地 饮水安全 供水保障 供水能力 供水保障能力 防洪能力 排涝能力`)
	// plainStarts are the characters with which begins what makes a name of any words: a phase, works, 项目 and 工程; softStarts
	// are those with which softWorks begin.
	softStarts  = softWorks.Chars().Or(worksManners.Chars())
	plainStarts = hardWorks.Chars().Or(worksNouns.Chars()).With("一二三四五六七八九十0123456789")
	// nameLasts and nextToNames are the characters before and behind the places at which a name can be told to end.
	nameLasts   = tails.Chars().Or(digits)
	nextToNames = plainStarts.Or(softStarts)
)

// What follows a name says of it that it is built (buildDeeds) or that it is the subject and gets done (doneDeeds); other
// words may stand before either.
var (
	buildManners = scan.WordsOf(`启动 尽快 尽早 保护性 规划 项目 工程 主体 分片 连片 成片 综合 整体 全面 提速 进程 加快 加速 抓紧 稳步 有序 的`)
	buildDeeds   = scan.WordsOf(`建设 创建 筹建 开工 施工 改造 扩建 前期 重建 提升 落地 攻坚 获批 申报 征迁 选址 论证 修缮 布局 开发 进度 纳入 列入 布展 保护更新 有机更新 获得批复 批复 核准 立项 移民安置 移民搬迁 征地拆迁 征地交地 征拆 拆迁 可研 初步设计 用地报批 站前工程 站后工程 站前站后 主体工程 控制性工程 设备安装 装饰装修 内部装修 桩基 验收`)
	doneManners  = scan.WordsOf(`免费 项目 工程 主体 主坝 大坝 主桥 改造 尽早 尽快 全部 按时 实质性 首台机组 首批机组 全线 全面 正式 基本 如期 提前 力争 确保 争取 年内 年底前 年底 年中 年末 今年 上半年 下半年 一季度 二季度 三季度 四季度 完成 建设 实现 具备 顺利 早日 加快 客运 货运 结构 土建 路基`)
	doneDeeds    = scan.WordsOf(`试产 试运行 试运营 开通 开诊 并网 达产 满产 建成 开工 通车 开业 投用 投运 投产 投入 启用 开放 对外开放 开园 开馆 开学 完工 竣工 动工 贯通 封顶 交付 运营 获批 落成 通航 蓄水 开街 封关 联通 连通 推进 实施前期 复工 收尾 合龙 架通 铺轨 截流 首航 通过竣工验收`)
	// deedEnds may stand behind a name before 和: 甲水库蓄水验收和乙大桥建设.
	deedEnds = scan.EndsOf(`建设 开发 改造 扩建 提升 升级 整治 前期 前期工作 征迁 拆迁 移民安置 蓄水 验收 开工 封顶 贯通 竣工 完工 通车 投产 投用 投运`)
	joins    = scan.WordsOf(`取得 并 以 , ， ; ； : ：`)
)

// listWorks and listThings are what lists call their things, listDeeds what is done to them.
const (
	listWorks  = `项目|工程`
	listThings = `设施|地标|平台|场馆|载体|园区|公园|断头路|主干道|道路|铁路|高速公路|公路|高速|桥梁|学校|医院|场所|基地|街区|景区|片区|通道|枢纽|建筑|机场|水库|线路|绿道|校区|院区|港站`
	listDeeds  = `建设|提升|整治|开工|建成|投用|改造|前期|落地|竣工|投产|开业|完工|通车|投运|实施|开通|启用|动工|新建|扩建|迁建|改建|续建`
)

// What else belongs to a name or follows it.
var (
	// partStarts are the characters of which one begins part of a name, unless that is a section (段).
	partStarts = scan.SetOf("（(一二三四五六七八九十0123456789东西南北中上下前后新TAB")
	partOfName = regexp.MustCompile(`^(?:[（(][^（()）]{1,20}[)）]|[一二三四五六七八九十0-9]{1,2}期|[东西南北中]?[东西南北中上下前后]?段|[东西南北]线|[东西南北]延(?:伸?线|伸|段)?|[\p{Han}]{1,10}段|新馆|新院区|新校区|[东西南北]区|[TAB][0-9]航站楼|[东西南北])`)
	bracketed  = regexp.MustCompile(`^[（(][^（()）]{1,20}[)）]`)
	countAfter = scan.PatternOf("约近超0123456789一二两三四五六七八九十", `^(?:约|近|超)?(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]+) ?(?:余|多)? ?[个条座所家处项类批公里平万亩套米次台吨]`)
	// ownWorks, with 项目 or 工程 after them, end a name that says by itself that something is built.
	ownWorks = scan.EndsOf(`改扩建 扩建 改建 迁建 新建 重建 复建 加固 扩容 拓宽 延伸 引水 供水 改造 提升`)
	// listHead is the common name of a list's things and what is said of them: …等重大项目建设, …等建成通车.
	listHead = regexp.MustCompile(`^等(?:[^,，。;；]{0,24}?(?:(` + listWorks + `)([^,，。;；]{0,16})|(` + listThings + `)(?:的?([^,，。;；]{0,2}(?:` +
		listDeeds + `)[^,，。;；]*))?)(?:[0-9.]+(?:余|多)?(?:公里|千米|条|座|处|所|个|家))?|[^,，。;；]{0,24}?(` + listDeeds + `)[^,，。;；]{0,8})$`)
	// listWords are the words of which every common name has one.
	listWords = scan.WordsOf(strings.ReplaceAll(listWorks+"|"+listThings+"|"+listDeeds, "|", " "))
	// shortDeed is a deed done to a list's things, and not to another thing named after it.
	shortDeed = regexp.MustCompile(`^的?[^,，。;；]{0,2}(?:` + listDeeds + `)(?:[^,，。;；]{0,2}|工作|进程|进度|运营|建设)$`)
	// jointHead is the common name of things listed by their first words alone: 甲、乙两大水电站.
	jointHead    = regexp.MustCompile(`^(.{0,24}?)(?:两|三|四|五|六|七|八|九|十|[2-9])(大|个|条|座|处|所)`)
	jointNumbers = scan.SetOf("两三四五六七八九十23456789")
	jointThings  = scan.SetOf("大个条座处所")
)

// notInNames are words that no name holds: they show that a piece of print is a sentence. A name holds 等 only in words
// such as 高等 and 等级 (levelWords), and 为 only after 华 and 有.
var (
	notInNames = scan.WordsOf(`的 并以 并在 并将 并对 其 您 我 们 把 让 使 。 ； ; ！ ？ ? ! , ， : ： 推进 推动 加快 加强 促进 实现 支持 提高 完善 确保 开展 深化 实施 形成 围绕 依托 聚焦 进行 拥有 覆盖 力争 建成 创建 打造 给予 培育 引育
		引进 新增 不断 更加 争创 争当 申报 承办 举办 筹办 办好 等 以 为`)
	levelWords = scan.WordsOf(`高等 中等 初等 平等 同等 均等 对等 上等 优等 等级 华为 有为`)
	// sentenceStarts are the characters that either begin with.
	sentenceStarts = notInNames.Chars().Or(levelWords.Chars())
	numerals       = scan.SetOf("一二三四五六七八九十")
	digits         = scan.SetOf("0123456789")
	countedThings  = scan.SetOf("条个座所家处项")
)

// notFirst are words with which no name begins: they count or choose among many.
var notFirst = scan.PatternOf("站一若各所全部更多首第每该本我在与从对为由新省市县区州高农乡社城基.0123456789", `^(?:一批|一系列|若干|各|所有|全部|部分|更多|多个|首批|第[一二三四五六七八九十]+批|每|该|本市|我市|全市|在|与|从|对|为|由|新一轮|[省市县区州][级(（]|高标准|高水平|高能级|农村|乡村|社区|城乡|基层|站前广场|[0-9.]+ ?(?:余|多)?(?:万|亿)?(?:个|条|座|所|家|项|处|万|公里|套|户|亩|间|台|辆|名|人|吨|米))`)

// appendages are what is built with a thing, and no thing of its own: 甲大桥及接线工程.
var appendages = scan.WordsOf(`接线 连接线 引线 引道 配套 附属 相关`)

// sizeBefore and praise stand before a name and are no part of it: 总投资5亿元的…, 全国首个…. Praise may name its region.
var (
	sizeBefore = scan.PatternOf("总投年占", `^(?:总投资|投资|年产|占地)[^,，、。的]{1,16}的`)
	regions    = scan.WordsOf(`全国 全省 全市 国内 省内 市内 世界 亚洲 全球`)
	praise     = scan.WordsOf(`首个 首条 首座 首家 首批 第一个 第一条 第一座 最大的 最大 唯一的 唯一`)
)

// programmeEnds end the name of a campaign or a plan, whatever else stands before.
var programmeEnds = scan.EndsOf(`行动 计划 战略 机制 体系 制度 改革 政策 服务 产业 经济 领域 方案 规划 活动 品牌 模式 标准 企业 人才 技术 环境 能力 水平 质量 功能 业态 环节 优势 问题 任务 资源 投资 消费 贸易 治理 管理 合作 交流 试点 城市 乡村 社区 指数 增加值 收入 优化 高质量发展 课程 大赛 大会 论坛 博览会 展会 改造 更新 加固 整治 提升 修复 建设 保护 利用 监测 开发 培育 集成 应用 共享 共建`)

// phaseNumbers make, with 期 after them, a name of what they follow: 会展中心二期.
var (
	phaseNumbers = scan.SetOf("一二三四五六七八九十0123456789")
	phaseEnd     = scan.SetOf("期")
)

// numberedName is a road or a line known by its number, the others one by its ring, by the gate of the city that it leads
// to, or by the waters that it joins: 引甲济乙工程.
var (
	gateRoad     = scan.PatternOf("机高火", `^(?:机场|高铁站|高铁新城|火车站)(?:快速路|快速通道|高速公路|高速|大道|专线|快线|连接线)$`)
	numberedName = scan.PatternOf("国省县轨地轻城快有市ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", `^(?:国道|省道|县道|(?:城市)?(?:快速)?轨道交通|地铁|轻轨|有轨电车|市域铁路)?[A-Z]?[0-9]{1,4}(?:国道|省道|县道|号线|新线|高速|线)|^[GSXY][0-9]{2,4}\p{Han}{1,10}段`)
	waterWays    = scan.PatternOf("引", `^引\p{Han}{1,3}[济入补]\p{Han}{1,3}(?:工程|[一二三四]期)`)
	ringNumbers  = scan.SetOf("一二三四五六七八九")
	ringEnds     = scan.EndsOf(`环路 环线 环高速 环快速路`)
)

// plainRunes are characters that say nothing of whose thing it is: 新, 东, 大.
var plainRunes = scan.SetOf("、大小新老旧东西南北中上下前后内外高低多少一二三四五六七八九十百千万两双单全各主副总分省市县区镇乡村街级号型式化性类类及和与第首特超·-—“”\"'《》()（）0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ \u3000")

// ownBuilding is one of the government's own, of which there is one: 市图书馆, 县第二医院.
var ownBuilding = scan.PatternOf("省市县区州第人妇中", `^(?:[省市县区州][^级域场民城直属区县乡（(][^级]*(?:院|校|馆|宫|中学|小学|大学|幼儿园|中心|剧场|体育场)|[市县区州][^级域场民城直属区县乡（(市州块位政内外中际部校企镇街间郊][^级]*(?:训练基地|储备库)|[省市县区州]?(?:第[一二三四五六七八九十]+(?:人民|中医)?|人民|妇幼保健|中)医?院)`)

// wordSet makes a set of a list with spaces between its words.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// tailWord is one of tails.
type tailWord struct {
	text string
	sort tailSort
}

// tailsOf makes a table of tails by their last characters, the longer first, so that a text is searched in one pass.
func tailsOf(lists map[tailSort]string) (byLast *scan.Table[tailWord], beforeLast *scan.Set) {
	var words []tailWord
	for _, s := range [...]tailSort{tailWorks, tailSite, tailInstitution} {
		for w := range strings.FieldsSeq(lists[s]) {
			words = append(words, tailWord{w, s})
		}
	}
	slices.SortStableFunc(words, func(a, b tailWord) int { return len(b.text) - len(a.text) })
	beforeLast = new(scan.Set)
	for _, t := range words {
		_, last := scan.Last(t.text)
		beforeLast.Add(scan.LastRune(t.text[:len(t.text)-last]))
	}
	return scan.TableOf(words, func(t tailWord) rune { return scan.LastRune(t.text) }), beforeLast
}
