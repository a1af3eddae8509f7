<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>There is no writing model yet. Choose a model file, or put one from the catalogue into {folder}.</source>
        <translation>还没有写作模型。请选择模型文件，或把模型目录中的模型放到 {folder}。</translation>
    </message>
    <message>
        <source>Something went wrong inside Writer. Your text is unchanged. The log file has the details.</source>
        <translation>Writer 内部出错，文字没有改动。详情见日志文件。</translation>
    </message>
    <message>
        <source>{sentence}: {detail} ({reason})</source>
        <translation>{sentence}：{detail}（{reason}）</translation>
    </message>
    <message>
        <source>{sentence}: {detail}</source>
        <translation>{sentence}：{detail}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>{path} was changed by another program since it was opened. Nothing was overwritten. Save under another name, or open it again.</source>
        <translation>{path} 打开之后被其他程序改过，没有覆盖。请另存为其他文件，或重新打开。</translation>
    </message>
    <message>
        <source>Line {line} of the glossary {path} cannot be a name or term: it is too long, or no plain text. Put one on each line. The other lines are used.</source>
        <translation>专名表 {path} 第 {line} 行不能作为名称或术语：太长，或不是纯文本。请每行写一个。其余各行照常使用。</translation>
    </message>
    <message>
        <source>The list of words {path} has a mistake: {reason}. The other lists are used.</source>
        <translation>词表 {path} 有误：{reason}。其他词表照常使用。</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete: it has {size} of at least {needed}. Download or copy it again.</source>
        <translation>模型文件 {path} 不完整：至少应有 {needed}，实际只有 {size}。请重新下载或复制。</translation>
    </message>
    <message>
        <source>The model {path} needs {needed} of memory, and {free} are free. Close other programs, or choose a smaller model.</source>
        <translation>模型 {path} 需要 {needed} 内存，目前空闲 {free}。请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Writer cannot write with {path}: its kind of model is “{architecture}”. Choose a model that follows instructions, such as Qwen3.</source>
        <translation>{path} 是“{architecture}”类型的模型，Writer 无法用它写作。请选择能按指令写作的模型，例如 Qwen3。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{path} is in version {version} of the GGUF format, and Writer reads versions 2 and 3. Get the model in one of these.</source>
        <translation>{path} 是 GGUF 格式第 {version} 版，Writer 只支持第 2 版和第 3 版。请换用这两种版本的文件。</translation>
    </message>
    <message>
        <source>The model file {path} does not exist. Choose another one.</source>
        <translation>模型文件 {path} 不存在。请另选一个。</translation>
    </message>
    <message>
        <source>{path} is not a model file in the GGUF format. Choose another one.</source>
        <translation>{path} 不是 GGUF 格式的模型文件。请另选一个。</translation>
    </message>
    <message>
        <source>The model file {path} is damaged or not whole ({reason}). Download or copy it again.</source>
        <translation>模型文件 {path} 已损坏或不完整（{reason}）。请重新下载或复制。</translation>
    </message>
    <message>
        <source>The model {path} has no chat template that Writer can use, so it cannot be given instructions. Choose an “Instruct” or “Chat” model.</source>
        <translation>模型 {path} 没有 Writer 能用的对话模板，无法向它下达指令。请选择名称中带“Instruct”或“Chat”的模型。</translation>
    </message>
    <message>
        <source>The model file {path} is not the one it is named after: its checksum is another. Download it again before you trust what it writes.</source>
        <translation>模型文件 {path} 的校验值与名称不符。请重新下载后再使用。</translation>
    </message>
    <message>
        <source>The model {path} could not be loaded ({reason}). Your text is unchanged.</source>
        <translation>无法加载模型 {path}（{reason}）。文字没有改动。</translation>
    </message>
    <message>
        <source>The model {path} cannot be used ({reason}).</source>
        <translation>无法使用模型 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>没有给出原因</translation>
    </message>
    <message>
        <source>{sentence}: {detail} → {instead}</source>
        <translation>{sentence}：{detail} → {instead}</translation>
    </message>
    <message>
        <source>The last time, Writer ended unexpectedly while the model was at work on {device} ({reason}). What you had saved is safe. This time the model runs on the CPU.</source>
        <translation>上次模型在 {device} 上工作时，Writer 意外退出（{reason}）。已保存的内容没有受影响。这次模型改在 CPU 上运行。</translation>
    </message>
    <message>
        <source>{path} is not a text file in UTF-8, UTF-16, GB 18030 or Big5. It was not opened. If it is text, “Reopen with encoding” opens it in the encoding that you name.</source>
        <translation>{path} 不是 UTF-8、UTF-16、GB 18030 或 Big5 编码的文本文件，未打开。如果它确是文本，可用“以其他编码重新打开”指定编码。</translation>
    </message>
    <message>
        <source>Unsaved text cannot be kept safe in {path}: {reason}. Save your document; a crash would lose what is not saved.</source>
        <translation>无法在 {path} 保留未保存的文本：{reason}。请尽快保存文档；此时若程序意外退出，未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>{path} cannot be saved: {reason}. The file on the disk is as it was.</source>
        <translation>无法保存 {path}：{reason}。磁盘上的文件保持原样。</translation>
    </message>
    <message>
        <source>The theme {path} has a mistake: {reason}. The other themes can be chosen.</source>
        <translation>主题 {path} 有误：{reason}。其他主题可以照常选择。</translation>
    </message>
    <message>
        <source>{path} is not a Word document in the format .docx, or it is damaged. Nothing was imported. Open it in a word processor and save it as .docx again.</source>
        <translation>{path} 不是 .docx 格式的 Word 文档，或已损坏，没有导入任何内容。请用文字处理软件打开它，另存为 .docx 后再试。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Nothing was changed.</source>
        <translation>无法读取 {path}：{reason}。没有任何改动。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>无法使用 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Make room on the disk and save again, or save somewhere else.</source>
        <translation>请腾出磁盘空间后再次保存，或保存到别处。</translation>
    </message>
    <message>
        <source>Save under a shorter name.</source>
        <translation>请换一个较短的文件名保存。</translation>
    </message>
    <message>
        <source>Close the other program and save again, or save under another name.</source>
        <translation>请关闭占用它的程序后再次保存，或另存为其他名称。</translation>
    </message>
    <message>
        <source>Save again when the drive is back, or save somewhere else.</source>
        <translation>请在磁盘恢复连接后再次保存，或保存到别处。</translation>
    </message>
    <message>
        <source>Save somewhere else.</source>
        <translation>请保存到别处。</translation>
    </message>
    <message>
        <source>“{characters}” (character {number}) cannot be stored in {encoding}, the encoding of {path}. Nothing was saved. Save as UTF-8, or replace the character.</source>
        <translation>“{characters}”（第 {number} 个字符）无法用 {path} 的编码 {encoding} 存储。没有保存任何内容。请以 UTF-8 保存，或替换这个字符。</translation>
    </message>
    <message>
        <source>{count} characters cannot be stored in {encoding}, the encoding of {path}: {characters} (the first is character {number}). Nothing was saved. Save as UTF-8, or replace them.</source>
        <translation>有 {count} 种字符无法用 {path} 的编码 {encoding} 存储：{characters}（第一处是第 {number} 个字符）。没有保存任何内容。请以 UTF-8 保存，或替换这些字符。</translation>
    </message>
    <message>
        <source>The passage is too long for this model: {needed} tokens are needed, and its context window has {window}. Nothing was cut. Select less text.</source>
        <translation>选段对这个模型来说太长：需要 {needed} 个词元，上下文窗口只有 {window} 个。没有截断任何内容。请少选一些文字。</translation>
    </message>
    <message>
        <source>The engine that runs models cannot be used ({reason}). Writing without a model works; install Writer again to repair it.</source>
        <translation>运行模型的引擎无法使用（{reason}）。不用模型仍可写作；重新安装 Writer 可以修复。</translation>
    </message>
    <message>
        <source>The model stopped with an error ({code}). Your text is unchanged. Try again; if it comes back, choose a smaller model.</source>
        <translation>模型出错停止（{code}）。文字没有改动。请重试；如果再次出现，请换用较小的模型。</translation>
    </message>
    <message>
        <source>The model could not answer. Your text is unchanged. Try again.</source>
        <translation>模型没能给出结果。文字没有改动，请重试。</translation>
    </message>
    <message>
        <source>There is no task “{task}”. Known tasks: {known}.</source>
        <translation>没有名为“{task}”的任务。可用任务：{known}。</translation>
    </message>
    <message>
        <source>There is no prose to work on in this passage. Select some text.</source>
        <translation>这个选段里没有可以改写的正文。请选择一些文字。</translation>
    </message>
    <message>
        <source>The task cannot be run. Your text is unchanged.</source>
        <translation>无法执行这个任务。文字没有改动。</translation>
    </message>
    <message>
        <source>This expression takes too long on this text: make it more exact.</source>
        <translation>这个表达式在此文本上耗时过长，请写得更具体些。</translation>
    </message>
    <message>
        <source>The expression has no group “{group}”.</source>
        <translation>表达式中没有分组“{group}”。</translation>
    </message>
    <message>
        <source>This is no regular expression: {reason}.</source>
        <translation>这不是正则表达式：{reason}。</translation>
    </message>
    <message>
        <source>This is no regular expression: {reason}, at character {number}.</source>
        <translation>这不是正则表达式：{reason}（第 {number} 个字符）。</translation>
    </message>
    <message>
        <source>The task file {path} has a mistake in line {line}: {mistake}. The other tasks are not affected.</source>
        <translation>任务文件 {path} 第 {line} 行有误：{mistake}。其他任务不受影响。</translation>
    </message>
    <message>
        <source>The task file {path} has a mistake: {mistake}. The other tasks are not affected.</source>
        <translation>任务文件 {path} 有误：{mistake}。其他任务不受影响。</translation>
    </message>
    <message>
        <source>“{key}” is unknown; perhaps “{detail}” is meant</source>
        <translation>不认识“{key}”，也许应为“{detail}”</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>它是只读的</translation>
    </message>
    <message>
        <source>you do not have permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>it, or the folder it is in, is not there</source>
        <translation>它或它所在的文件夹不存在</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>the drive does not answer</source>
        <translation>磁盘没有响应</translation>
    </message>
    <message>
        <source>The answer changed the structure: headings, lists, tables or line breaks</source>
        <translation>结果改动了结构（标题、列表、表格或换行）</translation>
    </message>
    <message>
        <source>Something that must stay was lost</source>
        <translation>丢失了必须保留的内容</translation>
    </message>
    <message>
        <source>Something that the passage has once, or not at all, came too often</source>
        <translation>原文没有或只有一处的内容出现多次</translation>
    </message>
    <message>
        <source>A link was lost</source>
        <translation>丢失了链接</translation>
    </message>
    <message>
        <source>Emphasis was lost with its words</source>
        <translation>强调标记随文字一起丢失</translation>
    </message>
    <message>
        <source>Markup was added</source>
        <translation>多出了原文没有的标记</translation>
    </message>
    <message>
        <source>The answer is in another language or script</source>
        <translation>结果换成了另一种语言或文字</translation>
    </message>
    <message>
        <source>The model refused</source>
        <translation>模型拒绝了</translation>
    </message>
    <message>
        <source>The answer speaks to you instead of being the text</source>
        <translation>结果是在对你说话，而不是正文</translation>
    </message>
    <message>
        <source>The model answered the passage, or did what it says, instead of rewriting it</source>
        <translation>模型回答或执行了选段的内容，而没有改写它</translation>
    </message>
    <message>
        <source>The answer was empty</source>
        <translation>结果是空的</translation>
    </message>
    <message>
        <source>The model repeated itself</source>
        <translation>模型出现重复</translation>
    </message>
    <message>
        <source>The answer was cut off before its end</source>
        <translation>结果没有写完就被截断</translation>
    </message>
    <message>
        <source>More was changed than this strength allows</source>
        <translation>改动超出了这个力度的上限</translation>
    </message>
    <message>
        <source>The length is far from what was asked for</source>
        <translation>长度与要求相差较大</translation>
    </message>
    <message>
        <source>A fact of the passage is missing</source>
        <translation>原文中的事实缺失</translation>
    </message>
    <message>
        <source>To check: the passage does not say this</source>
        <translation>待核实：原文没有这一内容</translation>
    </message>
    <message>
        <source>A fact was changed</source>
        <translation>事实被改动</translation>
    </message>
    <message>
        <source>Quoted words were lost or changed</source>
        <translation>引文有缺失或改动</translation>
    </message>
    <message>
        <source>Quotation marks were added</source>
        <translation>添加了引号</translation>
    </message>
    <message>
        <source>A term of the glossary was lost or changed</source>
        <translation>专名表中的名称缺失或被改动</translation>
    </message>
    <message>
        <source>A sentence of the passage is missing</source>
        <translation>原文中的一句缺失</translation>
    </message>
    <message>
        <source>The passage does not have this sentence</source>
        <translation>原文没有这一句</translation>
    </message>
    <message>
        <source>Unusual for this genre</source>
        <translation>不合这种文体的惯例</translation>
    </message>
    <message>
        <source>A word to think twice about</source>
        <translation>用词请斟酌</translation>
    </message>
    <message>
        <source>The answer does not have the form that was asked for</source>
        <translation>结果的格式不合要求</translation>
    </message>
    <message>
        <source>There are fewer titles than asked for</source>
        <translation>标题少于要求的数量</translation>
    </message>
    <message>
        <source>This title is longer than usual</source>
        <translation>标题比通常的长</translation>
    </message>
    <message>
        <source>it cannot be read ({detail})</source>
        <translation>无法读取（{detail}）</translation>
    </message>
    <message>
        <source>this is not written as TOML wants it ({detail})</source>
        <translation>不符合 TOML 的写法（{detail}）</translation>
    </message>
    <message>
        <source>it is too large for a task</source>
        <translation>作为任务文件太大</translation>
    </message>
    <message>
        <source>“{key}” is unknown</source>
        <translation>不认识“{key}”</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>缺少“{key}”</translation>
    </message>
    <message>
        <source>“{key}” must be text in quotation marks</source>
        <translation>“{key}”必须是加引号的文字</translation>
    </message>
    <message>
        <source>“{key}” must be true or false</source>
        <translation>“{key}”必须是 true 或 false</translation>
    </message>
    <message>
        <source>“{key}” must be a number {detail}</source>
        <translation>“{key}”必须是 {detail} 之间的数</translation>
    </message>
    <message>
        <source>“{key}” must be a list of texts in brackets</source>
        <translation>“{key}”必须是方括号里的文字列表</translation>
    </message>
    <message>
        <source>“{key}” must be a table</source>
        <translation>“{key}”必须是一个表</translation>
    </message>
    <message>
        <source>“{key}” must be one of {detail}</source>
        <translation>“{key}”必须是下列之一：{detail}</translation>
    </message>
    <message>
        <source>“{detail}” cannot be the shortcut of a task; Alt+4 to Alt+9 can</source>
        <translation>“{detail}”不能作任务的快捷键；可用 Alt+4 到 Alt+9</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Snapshots…</source>
        <translation>快照…</translation>
    </message>
    <message>
        <source>Delete all snapshots…</source>
        <translation>删除全部快照…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation>转到行…</translation>
    </message>
    <message>
        <source>Go to heading…</source>
        <translation>转到标题…</translation>
    </message>
    <message>
        <source>Check English spelling</source>
        <translation>检查英文拼写</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>添加到词典</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>润色</translation>
    </message>
    <message>
        <source>Polish in three versions</source>
        <translation>润色出三个版本</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>扩写</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>生成标题</translation>
    </message>
    <message>
        <source>Describe your change…</source>
        <translation>按要求修改…</translation>
    </message>
    <message>
        <source>New task…</source>
        <translation>新建任务…</translation>
    </message>
    <message>
        <source>Open the tasks folder</source>
        <translation>打开任务文件夹</translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation>停止并放弃</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>替换原文</translation>
    </message>
    <message>
        <source>Insert below</source>
        <translation>插入到下方</translation>
    </message>
    <message>
        <source>Accept all blocks without findings</source>
        <translation>接受所有没有提示的段落</translation>
    </message>
    <message>
        <source>Continue what was stopped</source>
        <translation>继续已停止的任务</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>下一版</translation>
    </message>
    <message>
        <source>To the review and back</source>
        <translation>在审阅与正文间切换</translation>
    </message>
    <message>
        <source>Choose a model file…</source>
        <translation>选择模型文件…</translation>
    </message>
    <message>
        <source>Keep this name or term</source>
        <translation>加入专名表</translation>
    </message>
    <message>
        <source>Open the glossary</source>
        <translation>打开专名表</translation>
    </message>
    <message>
        <source>Hint at words to think twice about</source>
        <translation>用语提示</translation>
    </message>
    <message>
        <source>Open the folder of word lists</source>
        <translation>打开词表文件夹</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Single line breaks in Chinese text</source>
        <translation>中文单换行即换行</translation>
    </message>
    <message>
        <source>Focus mode</source>
        <translation>专注模式</translation>
    </message>
    <message>
        <source>Typewriter scrolling</source>
        <translation>打字机滚动</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Open the themes folder</source>
        <translation>打开主题文件夹</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>About Writer</source>
        <translation>关于 Writer</translation>
    </message>
    <message>
        <source>Free the GPU</source>
        <translation>释放显存</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name}（{keys}）</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>What shall I write?</source>
        <translation>写什么？</translation>
    </message>
    <message>
        <source>For example: a notice that the office is closed on Friday</source>
        <translation>例如：一份周五停止办公的通知</translation>
    </message>
    <message>
        <source>Describe your change</source>
        <translation>按要求修改</translation>
    </message>
    <message>
        <source>For example: make it friendlier, and address the reader directly</source>
        <translation>例如：语气再亲切一些，直接对读者说话</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>No model is in memory</source>
        <translation>内存中没有模型</translation>
    </message>
    <message>
        <source>Nothing is under review</source>
        <translation>当前没有需要审阅的内容</translation>
    </message>
    <message>
        <source>There is no model yet: choose a model file first</source>
        <translation>还没有写作模型：请先选择模型文件</translation>
    </message>
    <message>
        <source>The model is loading: {percent} %</source>
        <translation>模型正在加载：{percent} %</translation>
    </message>
    <message>
        <source>The model could not be loaded: choose another file</source>
        <translation>模型加载失败：请另选一个文件</translation>
    </message>
    <message>
        <source>Select some text first, or go to a paragraph</source>
        <translation>请先选择文字，或把光标放在段落里</translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message>
        <source>Removed: {text}</source>
        <translation>删除：{text}</translation>
    </message>
    <message>
        <source>Inserted: {text}</source>
        <translation>插入：{text}</translation>
    </message>
    <message>
        <source>Keep original</source>
        <translation>保留原文</translation>
    </message>
    <message>
        <source>Leave this place as it was (Delete)</source>
        <translation>此处保持原样（Delete）</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受此处</translation>
    </message>
    <message>
        <source>Accept this change and go on (Enter)</source>
        <translation>接受这处改动并继续（Enter）</translation>
    </message>
    <message>
        <source>Show unchanged</source>
        <translation>显示未改动</translation>
    </message>
    <message>
        <source>Show the blocks without changes as well</source>
        <translation>把没有改动的段落也显示出来</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>已保留原文</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
</context>
<context>
    <name>ChangeText</name>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>已保留原文</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>尚未处理</translation>
    </message>
    <message>
        <source>Block {number} of {total} · {status}</source>
        <translation>第 {number}/{total} 段 · {status}</translation>
    </message>
    <message>
        <source>Blocks not written yet: {count}</source>
        <translation>尚未处理的段落：{count}</translation>
    </message>
    <message>
        <source>Blocks unchanged: {count}</source>
        <translation>未改动的段落：{count}</translation>
    </message>
</context>
<context>
    <name>CodeHint</name>
    <message>
        <source>Four blanks at the beginning make this line code. To indent first lines, use the menu View.</source>
        <translation>行首的四个空格会把这一行变成代码。要首行缩进，请用“视图”菜单中的“首行缩进”。</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>⋯ unchanged lines: {number}</source>
        <translation>⋯ 未改动的行：{number}</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CountTip</name>
    <message>
        <source>Document</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选中部分</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Characters with spaces</source>
        <translation>字符数（计空格）</translation>
    </message>
    <message>
        <source>Characters without spaces</source>
        <translation>字符数（不计空格）</translation>
    </message>
    <message>
        <source>Chinese characters alone</source>
        <translation>纯汉字数</translation>
    </message>
    <message>
        <source>Minutes to read</source>
        <translation>阅读分钟数</translation>
    </message>
    <message>
        <source>Minutes to say</source>
        <translation>朗读分钟数</translation>
    </message>
    <message>
        <source>{name}: {figure}</source>
        <translation>{name}：{figure}</translation>
    </message>
</context>
<context>
    <name>DiskOffer</name>
    <message>
        <source>“{name}” is not on the disk any more. Its text is still here.</source>
        <translation>“{name}”已不在磁盘上，文本仍在这里。</translation>
    </message>
    <message>
        <source>Another program has changed “{name}” on the disk.</source>
        <translation>另一个程序改动了磁盘上的“{name}”。</translation>
    </message>
    <message>
        <source>Your own changes are not saved.</source>
        <translation>你自己的改动尚未保存。</translation>
    </message>
    <message>
        <source>{sentence} {more}</source>
        <translation>{sentence}{more}</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Changes on the disk</source>
        <translation>磁盘上的改动</translation>
    </message>
    <message>
        <source>Struck out is what is in the window, underlined is what is on the disk.</source>
        <translation>删除线是窗口中的内容，下划线是磁盘上的内容。</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>Encodings</name>
    <message>
        <source>Reopen with encoding</source>
        <translation>以其他编码重新打开</translation>
    </message>
    <message>
        <source>Save with encoding</source>
        <translation>以其他编码保存</translation>
    </message>
    <message>
        <source>{encoding} with BOM</source>
        <translation>{encoding}（带 BOM）</translation>
    </message>
</context>
<context>
    <name>ExportActions</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation>网页（HTML）…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Word document…</source>
        <translation>Word 文档…</translation>
    </message>
    <message>
        <source>Word document as official document (GB/T 9704)…</source>
        <translation>Word 公文（GB/T 9704）…</translation>
    </message>
    <message>
        <source>Plain text…</source>
        <translation>纯文本…</translation>
    </message>
    <message>
        <source>Import from Word…</source>
        <translation>从 Word 导入…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>打印预览…</translation>
    </message>
    <message>
        <source>Copy as HTML</source>
        <translation>复制为 HTML</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>This is the document itself. Nothing was written. Choose another name.</source>
        <translation>这就是文档本身，没有写入任何内容。请换一个名称。</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message numerus="yes">
        <source>%n formula(s) of the Word document are not in the text.</source>
        <translation>
            <numerusform>Word 文档中的 %n 个公式没有放进文本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) cannot be found or read on this computer</source>
        <translation>
            <numerusform>这台电脑上找不到或无法读取的 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to {path}. Left out: {lost} ({names}).</source>
        <translation>已导出到 {path}。未能放入：{lost}（{names}）。</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Font of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Use this font</source>
        <translation>使用此字体</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>共 {total} 处</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>In selection</source>
        <translation>选区内</translation>
    </message>
    <message>
        <source>Heed capital and small letters</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>全词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Only in what was selected</source>
        <translation>只在选区内查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is the first group and $0 the whole match.</source>
        <translation>在正则表达式中，$1 是第一个分组，$0 是整个匹配。</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Accept the others</source>
        <translation>接受其余改动</translation>
    </message>
    <message>
        <source>Accept every change in blocks without findings ({key})</source>
        <translation>接受所有没有提示的段落中的改动（{key}）</translation>
    </message>
    <message>
        <source>Blocks kept as they were: {count}</source>
        <translation>已保留原文：{count} 段</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>提示：{count} 条</translation>
    </message>
    <message>
        <source>In “{excerpt}”</source>
        <translation>位置：“{excerpt}”</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Try again</source>
        <translation>换一版</translation>
    </message>
    <message>
        <source>Write another version</source>
        <translation>再写一版</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Leave the text as it is</source>
        <translation>原文不作改动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止写作</translation>
    </message>
    <message>
        <source>Refine further…</source>
        <translation>继续调整…</translation>
    </message>
    <message>
        <source>Refine the result</source>
        <translation>调整结果</translation>
    </message>
    <message>
        <source>Insert as heading</source>
        <translation>插入为标题</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the title (Ctrl+C)</source>
        <translation>复制标题（Ctrl+C）</translation>
    </message>
    <message>
        <source>Add this below</source>
        <translation>把这段文字加在下方</translation>
    </message>
    <message>
        <source>Copy all of this text</source>
        <translation>复制这段文字的全部内容</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换原文</translation>
    </message>
    <message>
        <source>Apply every change that is not rejected</source>
        <translation>应用所有未被拒绝的改动</translation>
    </message>
    <message>
        <source>Insert below</source>
        <translation>插入到下方</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Write the blocks that are left</source>
        <translation>继续处理剩下的段落</translation>
    </message>
    <message>
        <source>Keep the original and add this below</source>
        <translation>保留原文，把结果加在下方</translation>
    </message>
</context>
<context>
    <name>FormatActions</name>
    <message>
        <source>Indent first lines</source>
        <translation>首行缩进</translation>
    </message>
    <message>
        <source>Heading {level}</source>
        <translation>{level} 级标题</translation>
    </message>
    <message>
        <source>Body text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>删除线</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>无序列表</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>有序列表</translation>
    </message>
    <message>
        <source>Task list</source>
        <translation>任务列表</translation>
    </message>
    <message>
        <source>Tick or untick the task</source>
        <translation>勾选或取消勾选任务</translation>
    </message>
    <message>
        <source>Code block</source>
        <translation>代码块</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Align the table</source>
        <translation>对齐表格</translation>
    </message>
    <message>
        <source>Dividing line</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>Renumber the list</source>
        <translation>重新编号</translation>
    </message>
    <message>
        <source>Space Chinese and Latin apart</source>
        <translation>中西文之间加空格（盘古之白）</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>粘贴为纯文本</translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation>上移行</translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation>下移行</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复行或选中内容</translation>
    </message>
    <message>
        <source>Join lines</source>
        <translation>合并行</translation>
    </message>
</context>
<context>
    <name>FormatMenu</name>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题级别</translation>
    </message>
</context>
<context>
    <name>GoToBar</name>
    <message>
        <source>now in {line} of {count}</source>
        <translation>现在第 {line} 行，共 {count} 行</translation>
    </message>
    <message>
        <source>No heading like this</source>
        <translation>没有这样的标题</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>没有标题</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Go to heading</source>
        <translation>转到标题</translation>
    </message>
    <message>
        <source>A number, or +10 and -10 from here</source>
        <translation>行号，或从此处 +10、-10</translation>
    </message>
    <message>
        <source>Some letters of the heading</source>
        <translation>标题中的几个字</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>GoalLabel</name>
    <message>
        <source>today {written} of {goal} words</source>
        <translation>今日 {written} / {goal} 字</translation>
    </message>
</context>
<context>
    <name>GoalMenu</name>
    <message>
        <source>{count} words</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不设</translation>
    </message>
    <message>
        <source>Daily goal</source>
        <translation>每日目标</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Proofread</source>
        <translation>只改错</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Deep</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Run again at this strength</source>
        <translation>按这个力度重新润色</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>下一版</translation>
    </message>
</context>
<context>
    <name>InfoBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Every 30 seconds</source>
        <translation>每 30 秒</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Save automatically</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>Every {number} minutes</source>
        <translation>每 {number} 分钟</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name}[*] - Writer</source>
        <translation>{name}[*] - Writer</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Writing</source>
        <translation>智能写作(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Names and wording</source>
        <translation>专名与用语</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>智能写作</translation>
    </message>
    <message>
        <source>Polish strength</source>
        <translation>润色力度</translation>
    </message>
    <message>
        <source>Proofread only</source>
        <translation>只改错</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>strength</comment>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Deep</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Expand to</source>
        <translation>扩写倍数</translation>
    </message>
    <message>
        <source>Title style</source>
        <translation>标题风格</translation>
    </message>
    <message>
        <source>As the text suggests</source>
        <translation>随文而定</translation>
    </message>
    <message>
        <source>Official document</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>News</source>
        <translation>新闻</translation>
    </message>
    <message>
        <source>Literary</source>
        <translation>文艺</translation>
    </message>
    <message>
        <source>Web novel</source>
        <translation>网文</translation>
    </message>
    <message>
        <source>English headline</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>Genre of this document</source>
        <translation>本文文体</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Fiction</source>
        <translation>小说</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>讲话/演讲稿</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程数</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Free it when idle</source>
        <translation>闲置时自动释放</translation>
    </message>
    <message>
        <source>After {minutes} minutes</source>
        <translation>{minutes} 分钟后</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>MoreMenus</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>The headings of the text will stand here.</source>
        <translation>文中的标题会显示在这里。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>保存对“{name}”的修改吗？</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>如果不保存，修改会丢失。</translation>
    </message>
    <message>
        <source>Another program has changed “{name}” since it was opened.</source>
        <translation>“{name}”打开之后被其他程序改过。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Do not save</source>
        <translation>不保存(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Overwriting loses those changes, and reloading loses yours.</source>
        <translation>覆盖会丢失那些改动，重新加载会丢失这里的修改。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>Delete the snapshots of all documents?</source>
        <translation>删除所有文档的快照吗？</translation>
    </message>
    <message>
        <source>The documents themselves stay as they are.</source>
        <translation>文档本身保持不变。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save the document before the image is put in?</source>
        <translation>插入图片之前要先保存文档吗？</translation>
    </message>
    <message>
        <source>The image is kept in a folder beside it, and this document has no place yet.</source>
        <translation>图片会存放在文档旁边的文件夹里，而这篇文档还没有保存过。</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Word documents</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import from Word</source>
        <translation>从 Word 导入</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <source>About Writer</source>
        <translation>关于 Writer</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Writer {version}&lt;/h3&gt;&lt;p&gt;A Markdown editor with a language model inside. It works on this computer only: nothing you write leaves it.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Writer {version}&lt;/h3&gt;&lt;p&gt;内置语言模型的 Markdown 编辑器，只在这台电脑上运行，你写的内容不会离开本机。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>Recovered text: “{name}” has changes from {time} that were not saved.</source>
        <translation>恢复的文本：“{name}”有 {time} 的改动尚未保存。</translation>
    </message>
    <message>
        <source>Recovered text: “{beginning}”, from {time}, was never saved.</source>
        <translation>恢复的文本：{time} 的“{beginning}”从未保存。</translation>
    </message>
    <message>
        <source>Others after this one: {number}.</source>
        <translation>此后还有 {number} 份。</translation>
    </message>
    <message>
        <source>{sentence} {more}</source>
        <translation>{sentence}{more}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Recovered text</source>
        <translation>恢复的文本</translation>
    </message>
    <message>
        <source>Struck out is what is on the disk, underlined is what was recovered.</source>
        <translation>删除线是磁盘上的内容，下划线是恢复的内容。</translation>
    </message>
</context>
<context>
    <name>RemarkWords</name>
    <message>
        <source>Original kept</source>
        <translation>已保留原文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>{sign}: {sentence}</source>
        <translation>{sign}：{sentence}</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待核实</translation>
    </message>
</context>
<context>
    <name>ReviewBody</name>
    <message>
        <source>What is being written</source>
        <translation>正在写的内容</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>对比审阅</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>from the end</source>
        <translation>从末尾继续</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>从开头继续</translation>
    </message>
    <message>
        <source>Select some text first</source>
        <translation>请先选择文字</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>已替换 {count} 处</translation>
    </message>
</context>
<context>
    <name>SnapshotWindow</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>恢复到这一版</translation>
    </message>
    <message>
        <source>Delete all snapshots of this document</source>
        <translation>删除本文档的全部快照</translation>
    </message>
    <message>
        <source>Snapshots of “{name}”</source>
        <translation>“{name}”的快照</translation>
    </message>
    <message>
        <source>There are no snapshots of this document yet. One is taken when you save, and before a rewrite enters the text.</source>
        <translation>本文档还没有快照。保存时，以及改写进入文本之前，会自动留存一份。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存时</translation>
    </message>
    <message>
        <source>before a rewrite</source>
        <translation>改写之前</translation>
    </message>
    <message>
        <source>before going back</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>before reloading</source>
        <translation>重新载入之前</translation>
    </message>
    <message>
        <source>{time}
{occasion} · {count} characters</source>
        <translation>{time}
{occasion} · {count} 字符</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>No suggestion</source>
        <translation>没有建议</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>It is on the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Loading the model: {percent} %</source>
        <translation>正在加载模型：{percent} %</translation>
    </message>
    <message>
        <source>Reading: {percent} %</source>
        <translation>正在阅读：{percent} %</translation>
    </message>
    <message>
        <source>Writing: {number}/{total}</source>
        <translation>正在写：{number}/{total}</translation>
    </message>
    <message>
        <source>{speed} tokens/s</source>
        <translation>{speed} 词元/秒</translation>
    </message>
    <message>
        <source>first token after {seconds} s</source>
        <translation>首字 {seconds} 秒</translation>
    </message>
    <message>
        <source>{words} words, {characters} characters</source>
        <translation>{words} 字，{characters} 个字符</translation>
    </message>
    <message>
        <source>{part} of {words} words, {piece} of {characters} characters</source>
        <translation>已选 {part}/{words} 字，{piece}/{characters} 个字符</translation>
    </message>
    <message>
        <source>{minutes} min to say</source>
        <translation>讲 {minutes} 分钟</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>{name} could not be loaded</source>
        <translation>无法加载 {name}</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU freed</source>
        <translation>显存已释放</translation>
    </message>
    <message>
        <source>memory freed</source>
        <translation>内存已释放</translation>
    </message>
    <message>
        <source>The model takes no memory now. The next task loads it again.</source>
        <translation>模型当前不占用内存，下次执行任务时会重新加载。</translation>
    </message>
</context>
<context>
    <name>TaskCommands</name>
    <message>
        <source>Draft</source>
        <translation>起草</translation>
    </message>
</context>
<context>
    <name>TasksFolder</name>
    <message>
        <source>There are {count} more.</source>
        <translation>另外还有 {count} 处。</translation>
    </message>
    <message>
        <source>The task “{task}” asks for {keys}, but that is the shortcut of “{holder}”.</source>
        <translation>任务“{task}”要用快捷键 {keys}，但它已属于“{holder}”。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Select one name or term of at most {length} characters.</source>
        <translation>请选中一个名称或术语，最多 {length} 个字符。</translation>
    </message>
    <message>
        <source>“{term}” is in {name} now and stays as it is.</source>
        <translation>“{term}”已加入 {name}，今后原样保留。</translation>
    </message>
    <message>
        <source>“{term}” was in {name} already.</source>
        <translation>{name} 中已有“{term}”。</translation>
    </message>
    <message>
        <source>Names and terms that must not change, one on each line.</source>
        <translation>不能改动的名称和术语，每行一个。</translation>
    </message>
</context>
<context>
    <name>TextLooks</name>
    <message>
        <source>Another font…</source>
        <translation>其他字体…</translation>
    </message>
    <message>
        <source>Another font: {family}…</source>
        <translation>其他字体：{family}…</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Sans serif (黑体)</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif (宋体)</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>FangSong (仿宋)</source>
        <translation>仿宋</translation>
    </message>
    <message>
        <source>Kai (楷体)</source>
        <translation>楷体</translation>
    </message>
    <message>
        <source>No font of this kind is installed</source>
        <translation>没有安装这种字体</translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>{characters} characters</source>
        <translation>{characters} 个字符</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
</context>
<context>
    <name>TextTools</name>
    <message>
        <source>Focus on</source>
        <translation>专注于</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>一句</translation>
    </message>
    <message>
        <source>The paragraph</source>
        <translation>一段</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>There is no writing model yet; you can write already.</source>
        <translation>还没有写作模型，可以先写。</translation>
    </message>
    <message>
        <source>Polish, expand and titles need a language model, a file that works on this computer only: nothing you write leaves it. Choose the file if you have one (its name ends in .gguf).</source>
        <translation>润色、扩写和生成标题需要一个语言模型。模型是一个文件，只在这台电脑上运行，你写的内容不会离开本机。如果已有模型文件（名称以 .gguf 结尾），请选择它。</translation>
    </message>
    <message>
        <source>Choose a model file…</source>
        <translation>选择已有的模型文件…</translation>
    </message>
    <message>
        <source>Write without one for now</source>
        <translation>先不用模型，直接写</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Titles: {count}</source>
        <translation>标题：{count} 个</translation>
    </message>
    <message>
        <source>The original has changed. Please run again.</source>
        <translation>原文已改动，请重新生成。</translation>
    </message>
    <message>
        <source>Stopped. Your text is unchanged.</source>
        <translation>已停止，文字没有改动。</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>还没有可审阅的内容</translation>
    </message>
    <message>
        <source>Select some text, then choose what to do with it.</source>
        <translation>选择一些文字，再选要做什么。</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Your text is unchanged.</source>
        <translation>文字没有改动。</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>The checks did not pass; the findings above say why.</source>
        <translation>检查没有通过，原因见上方提示。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} blocks. The rest is as it was.</source>
        <translation>已停止，完成 {done}/{total} 段，其余保持原样。</translation>
    </message>
    <message>
        <source>Nothing was changed so far</source>
        <translation>目前没有改动</translation>
    </message>
    <message>
        <source>The rest of the text was not looked at yet.</source>
        <translation>其余部分还没有处理。</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>无需改动</translation>
    </message>
    <message>
        <source>The text came back exactly as it is.</source>
        <translation>结果与原文完全一致。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Loading the model… {percent} %</source>
        <translation>正在加载模型… {percent} %</translation>
    </message>
    <message>
        <source>Reading the text… {percent} %</source>
        <translation>正在阅读… {percent} %</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写…</translation>
    </message>
    <message>
        <source>Writing… block {number} of {total}</source>
        <translation>正在写… 第 {number} 段，共 {total} 段</translation>
    </message>
    <message>
        <source>Changes: {count}</source>
        <translation>改动：{count} 处</translation>
    </message>
    <message>
        <source>accepted: {count}</source>
        <translation>已接受 {count}</translation>
    </message>
    <message>
        <source>rejected: {count}</source>
        <translation>已拒绝 {count}</translation>
    </message>
    <message>
        <source>{speed} tokens/s</source>
        <translation>{speed} 词元/秒</translation>
    </message>
</context>
</TS>
