"""Names that are known without a glossary, and words that look like names and are none."""

from __future__ import annotations

_GIVEN = (
    "Adam Agnes Ahmed Alan Albert Alex Alexander Alice Amelia Amira Amy Andrea Andrew Anna Anne "
    "Anthony Arthur Barbara Beatrice Ben Benjamin Bernard Bill Bob Brian Carl Carlos Carol "
    "Caroline Catherine Charles Charlotte Chris Christine Christopher Claire Clara Colin Daniel "
    "David Deborah Dennis Diana Donald Dorothy Edward Eleanor Elena Elizabeth Ella Ellen Emily "
    "Emma Eric Ethan Eva Evelyn Fatima Felix Fiona Florence Frances Francis Frank Fred Frederick "
    "Gareth Gary Geoffrey George Gerald Gordon Graham Greta Hannah Harold Harriet Harry Helen "
    "Henry Howard Hugh Ian Ibrahim Irene Isaac Isabel Jack Jacob James Jane Janet Jason Jean "
    "Jennifer Jenny Jeremy Jessica Jim Joan Joanna Joe John Jonathan Joseph Joshua Judith Julia "
    "Julian Julie Karen Karl Kate Katherine Keith Kenneth Kevin Larry Laura Lawrence Leo Leonard "
    "Leila Lena Lewis Liam Lily Linda Lisa Liz Louis Louise Lucas Lucy Luis Luke Lydia Margaret "
    "Maria Marie Mark Martha Martin Mary Matthew Maya Megan Michael Mike Mohamed Mohammed Molly "
    "Nancy Naomi Natalie Neil Nell Nicholas Nick Nicola Nigel Nina Nora Noah Oliver Olivia Omar "
    "Oscar Owen Patricia Paul Pauline Peter Philip Phoebe Rachel Ralph Raymond Rebecca Richard "
    "Robert Robin Roger Ronald Rosa Ruth Ryan Sally Sam Samuel Sandra Sara Sarah Scott Sharon "
    "Simon Sofia Sophia Sophie Stella Stephanie Stephen Steven Stuart Susan Sylvia Teresa Thomas "
    "Timothy Tom Tony Ursula Vera Victor Victoria Vincent Walter Wendy William Yusuf Zoe"
)
GIVEN_NAMES = frozenset(_GIVEN.split())

_ENGLISH_PLACES = (
    "Africa Amsterdam Argentina Asia Athens Australia Austria Beijing Belgium Berlin Birmingham "
    "Boston Brazil Bristol Britain Brussels Cairo Cambridge Canada Chicago China Denmark Dublin "
    "Edinburgh Egypt England Europe Finland France Geneva Germany Glasgow Greece Guangzhou Hungary "
    "India Indonesia Ireland Italy Japan Kenya Korea Leeds Lisbon Liverpool London Madrid Malaysia "
    "Manchester Mexico Moscow Nairobi Netherlands Nigeria Norway Oslo Oxford Pakistan Paris Poland "
    "Portugal Prague Rome Russia Scotland Shanghai Shenzhen Singapore Spain Stockholm Sweden "
    "Switzerland Sydney Thailand Tokyo Toronto Turkey Ukraine Vienna Vietnam Wales Warsaw "
    "Washington"
)
ENGLISH_PLACES = frozenset(_ENGLISH_PLACES.split())

_NATIONS = (
    "america/american/usa/us china/chinese britain/british/uk england/english france/french "
    "germany/german spain/spanish italy/italian russia/russian japan/japanese korea/korean "
    "india/indian ireland/irish scotland/scottish wales/welsh canada/canadian brazil/brazilian "
    "mexico/mexican poland/polish sweden/swedish norway/norwegian denmark/danish greece/greek "
    "europe/european asia/asian africa/african portugal/portuguese turkey/turkish egypt/egyptian "
    "second/ii/two third/iii/three"
)
NATIONS = tuple(frozenset(names.split("/")) for names in _NATIONS.split())
"""A country and what belongs to it: one may stand for the other."""

_NOT_NAMES = (
    "a an the and or but of for in on at to by with from as if then so not no yes i me my we our "
    "us you your he she it they his her its their this that these those there here when where why "
    "how what who which whose all any each every some january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mr mrs "
    "ms miss dr prof professor sir madam lady lord king queen prince princess president minister "
    "secretary director chairman chairwoman chair mayor judge captain colonel general sergeant "
    "inspector father mother mum dad mom aunt uncle grandma grandpa st street road avenue lane "
    "square council committee board company university college school department office ministry "
    "government parliament court church river lake mount bridge station hospital library museum "
    "society association institute centre center group team project chapter section part article "
    "table figure appendix page internet web god earth tv ok am pm ad bc dear yours north south "
    "east west northern southern eastern western act bill law code annex party state union bank "
    "park hall house club city town county district"
)
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words with a capital that name nobody by themselves."""

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常"
    "武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐沿梅莫庄辛管祝左"
    "涂谷祁舒耿牟卜路詹关苗凌纪靳盛童欧甄"
)
COMMON_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭罗郑谢韩唐冯董萧曹袁邓许沈曾彭吕苏卢蒋蔡贾魏薛阎潘杜戴姜姚谭廖邹熊陆郝崔邱秦邵"
)
"""Surnames that begin few other words."""
_COMPOUND = "欧阳 司马 上官 诸葛 司徒 东方 皇甫 慕容 令狐 夏侯 端木 南宫"
COMPOUND_SURNAMES = tuple(_COMPOUND.split())

GIVEN_CHARACTERS = frozenset(
    "小铁钢虎豹满囤保田旺祥寿伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲华红玉萍鹏飞辉燕建国文志宏海波春梅宁宇浩然欣"
    "怡佳琪梓涵子轩晨曦雨婷雪晓琳慧莉莎倩颖洁薇蕾菲蓉虹云莲荣爱珍珠凤琴素青翠雅芝香月莺媛瑞凡嘉琼勤"
    "贞莹卉思睿博俊帆斌峰锋龙亮政谦亨奇固之轮翰朗伯武新利清彬富顺信良栋维启克伦翔旭泽辰士以康星光天"
    "达安岩中茂进林有坚和彪诚先敬震振壮会群豪心邦承乐绍功松善厚庆民友裕河哲江彤山水生秋冬夏根福贵财"
    "宝才德仁义礼智孝忠远岚川成长庚栓柱娃妮花菊年大来喜卫东方正学毅立冰若依萌诗韵嫣琦珊瑶璐晴彦楠森"
    "淼霖昊昕炎炜焕煜烨鑫钧铭锐镇阳骏骁鸿鹤冠"
)
"""Characters that given names are often made of."""

_SURNAME_WORDS = (
    "高兴 高度 高速 高级 高等 高中 高考 高山 高大 高新 高原 高峰 高达 高明 高贵 高温 高质 方面 "
    "方法 方式 方便 方向 方针 方案 方才 马上 马路 马车 马力 马虎 白天 白色 白云 白水 白雪 白发 "
    "白花 平时 平安 周末 周围 周边 周年 周期 周密 周到 周一 周二 周三 周四 周五 周六 周日 金融 "
    "金额 金钱 金色 金属 金牌 金秋 文化 文件 文明 文章 文学 文字 文艺 文物 文书 文山 石头 石油 "
    "石板 石桥 江山 江水 江南 江边 江面 江河 江海 时间 时候 时代 时期 时刻 时常 时光 时而 常常 "
    "常务 常规 常见 常年 常委 万一 万事 万物 万里 于是 于今 任务 任何 任命 任意 任职 任教 任由 "
    "何况 何时 何以 何必 何处 何等 何人 许多 许可 许久 和平 安全 安排 安静 安装 安心 安宁 安徽 "
    "安康 成为 成立 关于 关系 关心 关键 关注 关门 关怀 关爱 管理 管道 管辖 路上 路面 路边 路口 "
    "路灯 路线 路人 易于 施工 施行 严格 严重 严肃 严峻 严密 严明 严冬 温度 温暖 温和 温泉 温馨 "
    "牛奶 牛羊 向前 向上 向来 向着 向往 向导 季度 季节 章程 章节 申请 申报 申诉 申明 尤其 毕业 "
    "毕竟 焦点 焦急 柳树 柳条 梅花 梅雨 莫名 庄严 庄园 庄稼 辛苦 辛勤 祝福 祝贺 祝愿 左右 左边 "
    "左手 舒服 舒适 舒心 项目 盛大 盛开 费用 费力 纪念 纪律 纪委 纪录 苗木 苗圃 凌晨 童年 童话 "
    "欧洲 欧美 夏天 夏季 夏日 夏夜 田野 田间 田地 田园 钟头 钟声 余下 余地 余年 余人 余元 余名 "
    "余家 余户 余个 余万 叶子 杜绝 程度 程序 唐代 唐朝 唐诗 宋代 宋朝 明代 林业 林区 林木 林场 "
    "林间 黄色 黄金 黄河 黄昏 黄土 黄山 黄海 黄花 胡同 胡乱 胡子 孙子 孙女 徐徐 陈旧 陈列 陈述 "
    "杨树 张开 张贴 张望 张口 王国 李子 谢谢 谢意 罗列 梁山 郑重 韩国 曾经 曾是 曾在 蔡伦 丁香 "
    "石化 龙头 龙舟 段落 雷雨 雷声 雷达 钱财 钱包 汤圆 武装 武器 武术 武汉 乔木 贺信 贺卡 颜色 "
    "范围 范例 范文 康复 毛病 毛巾 毛衣 毛主席 史料 史册 史书 侯门 邵阳 孟子 孔子 孔雀 白领 常人 "
    "易地 兰花 齐心 齐全 齐声 齐备 鲁莽 伍佰 管委 谷子 谷物 谷雨 康庄 沿江 沿海 沿线 沿途 沿街 "
    "沿河 沿着 万元 万人 万名 万户 万亩 万吨 万次 万家 万众 安居 文旅 文体 文创 高铁 高校 高效 "
    "高标 高水 高层 高楼 高处 高手 高空 成长 成员 金山 方圆 方正 程门 石家 安庆 安阳 马克 马来 "
    "马达 洪水 洪峰 洪亮 江苏 江西 侯选 苏州 苏醒 苏联 常州 齐鲁 易燃 易懂 任期 关口 关山 关中 "
    "关东 夏至 秦岭 汤水 康乐 温州 温室 章法 万分 万能 金银 金华 金子 石子 石林 林立 林子 江湖 "
    "江心 马匹 牛群 柳州 梅州 雷州 韦编 关店 关灯 关窗 关上 于此 于心 向下 向外 向内 向东 向西 "
    "向南 向北 向左 向右 向他 向她 向我 向你 向大 向全"
)
SURNAME_WORDS = frozenset(_SURNAME_WORDS.split())
"""Words that begin with a surname and name nobody."""

_PLACES = (
    "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 太原 "
    "沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 海口 成都 贵阳 昆明 西安 "
    "兰州 西宁 台北 呼和浩特 南宁 拉萨 银川 乌鲁木齐 深圳 苏州 宁波 青岛 厦门 无锡 佛山 东莞 温州 "
    "珠海 徐州 常州 烟台 绍兴 嘉兴 金华 扬州 洛阳 桂林 三亚 唐山 保定 襄阳 宜昌 赣州 泉州 潍坊 "
    "临沂 汕头 惠州 绵阳 遵义 丽江 敦煌 延安 井冈山 黄山 泰山 华山 庐山 长江 黄河 珠江 淮河 太湖 "
    "洞庭湖 鄱阳湖 美国 英国 法国 德国 日本 韩国 俄罗斯 印度 巴西 加拿大 澳大利亚 意大利 西班牙 "
    "葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 希腊 土耳其 埃及 南非 肯尼亚 尼日利亚 墨西哥 "
    "阿根廷 智利 越南 泰国 老挝 柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 菲律宾 巴基斯坦 伊朗 以色列 "
    "乌克兰 伦敦 巴黎 柏林 东京 纽约 华盛顿 莫斯科 首尔 罗马 悉尼 多伦多 日内瓦 维也纳 欧洲 非洲 "
    "亚洲 欧盟"
)
PLACES = tuple(_PLACES.split())
