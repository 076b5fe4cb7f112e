<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Files</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: an earlier write failed.</source>
        <translation>无法写入 %1：之前的写入已失败。</translation>
    </message>
    <message>
        <source>the disk is full; free some space or choose another place</source>
        <translation>磁盘已满；请腾出空间或选择其他位置</translation>
    </message>
    <message>
        <source>you have no permission to write there; choose another place</source>
        <translation>您没有写入该位置的权限；请选择其他位置</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another place</source>
        <translation>磁盘为只读；请选择其他位置</translation>
    </message>
    <message>
        <source>its folder doesn&apos;t exist</source>
        <translation>所在文件夹不存在</translation>
    </message>
    <message>
        <source>a part of its path is a file, not a folder</source>
        <translation>路径中有一部分是文件，而不是文件夹</translation>
    </message>
    <message>
        <source>a folder has this name</source>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>its name is too long; choose a shorter one</source>
        <translation>名称过长；请选择较短的名称</translation>
    </message>
    <message>
        <source>its path is a loop of links</source>
        <translation>路径中的链接形成了循环</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>磁盘报告了错误</translation>
    </message>
    <message>
        <source>The painting engine (%1) can&apos;t be opened. Install the program again, with libtorch beside it.</source>
        <translation>无法打开绘图引擎（%1）。请重新安装程序，并将 libtorch 放在旁边。</translation>
    </message>
    <message>
        <source>The program&apos;s own files (folder &quot;share/unclip-studio&quot;) are missing beside %1; install it again, or name their folder in UNCLIP_RESOURCES.</source>
        <translation>%1 旁缺少程序自带的文件（文件夹“share/unclip-studio”）；请重新安装程序，或用 UNCLIP_RESOURCES 指定该文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made; choose another place.</source>
        <translation>无法创建文件夹 %1；请选择其他位置。</translation>
    </message>
    <message>
        <source>The Unicode library ICU can&apos;t be used; install its data again.</source>
        <translation>无法使用 Unicode 库 ICU；请重新安装其数据。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read; check its permissions.</source>
        <translation>无法读取 %1；请检查文件的权限。</translation>
    </message>
    <message>
        <source>The guide (folder &quot;guide&quot;) is missing in %1; install the program again.</source>
        <translation>%1 中缺少使用指南（文件夹“guide”）；请重新安装程序。</translation>
    </message>
    <message>
        <source>What was written into %1 may be lost in a power cut: %2.</source>
        <translation>写入 %1 的内容在断电时可能丢失：%2。</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is a placeholder that Git LFS left in place of the file; get it again with &quot;git lfs pull&quot;, or download it.</source>
        <translation>%1 是 Git LFS 留下的占位文件，不是文件本身；请用“git lfs pull”获取，或重新下载。</translation>
    </message>
    <message>
        <source>%1 is a web page that was saved in place of the file; download it again.</source>
        <translation>%1 是误存为该文件的网页；请重新下载。</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>The gallery&apos;s index %1 is held by another program; try again in a moment.</source>
        <translation>图库索引 %1 正被其他程序占用；请稍后再试。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is damaged.</source>
        <translation>图库索引 %1 已损坏。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is read-only; give yourself permission to change it.</source>
        <translation>图库索引 %1 为只读；请为自己开放修改权限。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be written: the disk is full; make room, and what is missing is listed then.</source>
        <translation>无法写入图库索引 %1：磁盘已满；请腾出空间，之后会补上缺少的条目。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be opened; check that its folder can be written.</source>
        <translation>无法打开图库索引 %1；请确认其所在文件夹可以写入。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be used: %2.</source>
        <translation>无法使用图库索引 %1：%2。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index was damaged. It is kept aside and made again from the pictures; no picture is lost.</source>
        <translation>图库索引已损坏。旧索引已另外保留，并根据图片重新生成；没有丢失任何图片。</translation>
    </message>
    <message>
        <source>The folder of pictures %1 is gone; connect its drive, or choose another folder.</source>
        <translation>图片文件夹 %1 不见了；请连接其所在的磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is full of pictures of this name; choose another folder.</source>
        <translation>%1 中同名的图片过多；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be deleted: %2.</source>
        <translation>无法删除 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read; it was left out.</source>
        <translation>%1 不是可以读取的图片，已略过。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 was made by a newer version of this program and is only read here; new pictures are kept, but listed by the newer version alone.</source>
        <translation>图库索引 %1 由本程序的较新版本创建，此处只能读取；新图片会保留，但只有较新版本才会将其列入。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index is damaged (%1); run &quot;unclip gallery rebuild&quot;.</source>
        <translation>图库索引已损坏（%1）；请运行“unclip gallery rebuild”。</translation>
    </message>
    <message>
        <source>%1 is not listed; run &quot;unclip gallery rebuild&quot;.</source>
        <translation>%1 未列入图库；请运行“unclip gallery rebuild”。</translation>
    </message>
    <message>
        <source>%1 is listed but isn&apos;t there; run &quot;unclip gallery rebuild&quot;.</source>
        <translation>%1 已列入图库，但文件不存在；请运行“unclip gallery rebuild”。</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short; it is not listed.</source>
        <translation>%1 已损坏或被截断，未列入图库。</translation>
    </message>
    <message>
        <source>%1 is damaged: its size can&apos;t be right; it is not listed.</source>
        <translation>%1 已损坏：其尺寸不可能正确；未列入图库。</translation>
    </message>
    <message>
        <source>The folder of pictures %1 isn&apos;t there; connect its drive, or choose another folder.</source>
        <translation>图片文件夹 %1 不存在；请连接其所在的磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder of pictures %1 can&apos;t be read: %2.</source>
        <translation>无法读取图片文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be moved to %2: %3.</source>
        <translation>无法将 %1 移到 %2：%3。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2; what is in it was left out.</source>
        <translation>无法读取 %1：%2；其中的内容已略过。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be copied into the gallery: %2.</source>
        <translation>无法将 %1 复制到图库：%2。</translation>
    </message>
    <message>
        <source>The library %1 is being changed by another program; try again in a moment.</source>
        <translation>图库 %1 正被另一个程序修改；请稍后再试。</translation>
    </message>
    <message>
        <source>The folder %1 doesn&apos;t hold the library&apos;s pictures any more; connect its drive, or choose another folder. Nothing is written into it and nothing forgotten.</source>
        <translation>文件夹 %1 里已没有图库的图片；请连接它所在的驱动器，或选择其他文件夹。不会写入任何内容，也不会遗忘任何图片。</translation>
    </message>
    <message>
        <source>The folder %1 holds another library than the one that is listed; connect the right drive, or choose another folder. Nothing is written into it and nothing forgotten.</source>
        <translation>文件夹 %1 里是另一个图库，而不是列出的这个；请连接正确的驱动器，或选择其他文件夹。不会写入任何内容，也不会遗忘任何图片。</translation>
    </message>
    <message>
        <source>The file %1 of the library can&apos;t be read: %2.</source>
        <translation>无法读取图库的文件 %1：%2。</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures that are listed are gone from %3; connect their drive, or run &quot;unclip gallery rebuild --forget-missing&quot;.</source>
        <translation>列出的 %2 张图片中有 %1 张已不在 %3；请连接它们所在的驱动器，或运行“unclip gallery rebuild --forget-missing”。</translation>
    </message>
    <message>
        <source>%1: its chunk %2 has a wrong checksum, so nothing is read from it; the picture itself is whole.</source>
        <translation>%1：数据块 %2 的校验和有误，因此不读取其内容；图片本身完好。</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is not there yet.</source>
        <translation>图库索引 %1 尚不存在。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>The image encoder looks at pictures of %1 pixels, but got %2 x %3; image_encoder and feature_extractor don&apos;t belong together.</source>
        <translation>图像编码器读取 %1 像素的图片，但得到的是 %2 x %3；image_encoder 与 feature_extractor 不匹配。</translation>
    </message>
    <message>
        <source>at most image_size, %1</source>
        <translation>不超过 image_size（%1）的数</translation>
    </message>
    <message>
        <source>a list of three numbers, one a colour</source>
        <translation>由三个数字组成的列表，每种颜色一个</translation>
    </message>
    <message>
        <source>above 0</source>
        <translation>大于 0 的数</translation>
    </message>
    <message>
        <source>The text encoder reads %1 tokens, but the tokenizer gave %2; the two folders don&apos;t belong together.</source>
        <translation>文本编码器读取 %1 个词元，但分词器给出了 %2 个；这两个文件夹不匹配。</translation>
    </message>
    <message>
        <source>The tokenizer gave token %1, but the text encoder knows %2 tokens; the two folders don&apos;t belong together.</source>
        <translation>分词器给出了词元 %1，但文本编码器只认识 %2 个词元；这两个文件夹不匹配。</translation>
    </message>
    <message>
        <source>a multiple of num_attention_heads, %1</source>
        <translation>num_attention_heads（%1）的倍数</translation>
    </message>
    <message>
        <source>a list as long as block_out_channels</source>
        <translation>与 block_out_channels 等长的列表</translation>
    </message>
    <message>
        <source>a list of &quot;%1&quot; and &quot;%2&quot;, the only blocks that this program builds there</source>
        <translation>由“%1”和“%2”组成的列表（本程序在此处只构建这两种模块）</translation>
    </message>
    <message>
        <source>one number, or a list as long as block_out_channels</source>
        <translation>一个数字，或与 block_out_channels 等长的列表</translation>
    </message>
    <message>
        <source>false: this program builds no such network</source>
        <translation>false（本程序不构建此类网络）</translation>
    </message>
    <message>
        <source>a list of 1 to 10 widths</source>
        <translation>由 1 到 10 个宽度组成的列表</translation>
    </message>
    <message>
        <source>a list of widths of at most 65536</source>
        <translation>由不超过 65536 的宽度组成的列表</translation>
    </message>
    <message>
        <source>1 to 64</source>
        <translation>1 到 64</translation>
    </message>
    <message>
        <source>a divisor of every width in block_out_channels, also of %1</source>
        <translation>block_out_channels 中每个宽度（包括 %1）的约数</translation>
    </message>
    <message>
        <source>without attention in a UNet2DModel, which has no context to attend to</source>
        <translation>不含注意力的模块（UNet2DModel 没有可供关注的上下文）</translation>
    </message>
    <message>
        <source>a divisor of the width of its level, %1</source>
        <translation>其所在层级宽度（%1）的约数</translation>
    </message>
    <message>
        <source>The decoder&apos;s scheduler wants a learned variance, but its network has no channels for one; scheduler_config.json and config.json don&apos;t belong together.</source>
        <translation>解码器的调度器需要学习得到的方差，但其网络没有相应的通道；scheduler_config.json 与 config.json 不匹配。</translation>
    </message>
    <message>
        <source>The upsampler of %1 makes %2 pixels from the decoder&apos;s %3, which is no whole factor.</source>
        <translation>%1 的放大器将解码器的 %3 像素放大为 %2 像素，不是整数倍。</translation>
    </message>
    <message>
        <source>%1 lacks the tensor &quot;%2&quot; of shape %3 that its config asks for; get the model again.</source>
        <translation>%1 缺少其配置所要求的张量“%2”（形状 %3）；请重新获取该模型。</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; has the shape %3, but its config asks for %4.</source>
        <translation>%1：张量“%2”的形状为 %3，但其配置要求 %4。</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; holds %3 where numbers with a fraction are needed.</source>
        <translation>%1：张量“%2”存放的是 %3，而这里需要可带小数的数值。</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; holds NaN or infinity, so nothing can be painted with it; get the model again.</source>
        <translation>%1：张量“%2”含有 NaN 或无穷大，无法用来绘制；请重新获取该模型。</translation>
    </message>
    <message>
        <source>%1 gave numbers beyond the range of this precision; choose float32, or less guidance.</source>
        <translation>%1 算出的数值超出了此精度的范围；请选择 float32，或降低引导。</translation>
    </message>
    <message>
        <source>null: other priors can&apos;t be built here</source>
        <translation>null（此处无法构建其他先验）</translation>
    </message>
    <message>
        <source>equal to embedding_dim</source>
        <translation>等于 embedding_dim 的数</translation>
    </message>
    <message>
        <source>num_attention_heads times attention_head_dim</source>
        <translation>num_attention_heads 与 attention_head_dim 的乘积</translation>
    </message>
    <message>
        <source>%1 has no begin token (&quot;%2&quot;); download the model again.</source>
        <translation>%1 没有起始词元（“%2”）；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 has no end token (&quot;%2&quot;); download the model again.</source>
        <translation>%1 没有结束词元（“%2”）；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 has neither the token &quot;%2&quot; nor one for unknown text; download the model again.</source>
        <translation>%1 既没有词元“%2”，也没有表示未知文本的词元；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 has no token for any letter; download the model again.</source>
        <translation>%1 没有任何字母的词元；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 joins &quot;%2&quot; and &quot;%3&quot;, but the vocabulary has no &quot;%4&quot;; both files have to be of the same model.</source>
        <translation>%1 合并“%2”和“%3”，但词汇表中没有“%4”；两个文件必须属于同一模型。</translation>
    </message>
    <message>
        <source>%1 has no token &quot;%2&quot; to pad with; download the model again.</source>
        <translation>%1 没有用于填充的词元“%2”；请重新下载该模型。</translation>
    </message>
    <message>
        <source>The text encoder beside %1 reads %2 tokens (max_position_embeddings); it has to be from 3 to %3.</source>
        <translation>%1 旁的文本编码器读取 %2 个词元（max_position_embeddings）；应为 3 到 %3。</translation>
    </message>
    <message>
        <source>%1 holds no list of &quot;words&quot;; download the model again.</source>
        <translation>%1 不含“words”列表；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1: %2 in &quot;words&quot; is no word; download the model again.</source>
        <translation>%1：“words”中的 %2 不是词语；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 holds no JSON object; download the model again.</source>
        <translation>%1 不含 JSON 对象；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 holds no vocabulary; download the model again.</source>
        <translation>%1 不含词汇表；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 gives the token &quot;%2&quot; the id %3; it has to be a whole number from 0 to %4.</source>
        <translation>%1 给词元“%2”的 id 为 %3；应为 0 到 %4 之间的整数。</translation>
    </message>
    <message>
        <source>%1 gives the id %2 to two tokens, one of them &quot;%3&quot;; download the model again.</source>
        <translation>%1 将 id %2 分给了两个词元，其中之一是“%3”；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1, line %2: a merge has to be two tokens with a space between; download the model again.</source>
        <translation>%1 第 %2 行：合并规则必须是以空格分隔的两个词元；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 holds no list of merges; download the model again.</source>
        <translation>%1 不含合并规则列表；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1: a merge has to be two tokens, not %2; download the model again.</source>
        <translation>%1：合并规则必须是两个词元，而不是 %2；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no token; download the model again.</source>
        <translation>%1：“%2”不是词元；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1: the added token &quot;%2&quot; has no number as id; download the model again.</source>
        <translation>%1：添加的词元“%2”的 id 不是数字；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; has no number as id; download the model again.</source>
        <translation>%1：词元“%2”的 id 不是数字；请重新下载该模型。</translation>
    </message>
    <message>
        <source>%1 holds no byte-pair vocabulary; this program reads CLIP&apos;s tokenizers.</source>
        <translation>%1 不含字节对词汇表；本程序读取 CLIP 的分词器。</translation>
    </message>
    <message>
        <source>%1 adds %2 tokens to its vocabulary; at most %3 can be used.</source>
        <translation>%1 向词汇表添加了 %2 个词元；最多可使用 %3 个。</translation>
    </message>
    <message>
        <source>%1 adds a token of %2 bytes; at most %3 can be used.</source>
        <translation>%1 添加了一个 %2 字节的词元；最多可使用 %3 字节。</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 之间的数字</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>%1 is not a configuration: it has to be a JSON object.</source>
        <translation>%1 不是配置文件：它必须是 JSON 对象。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3; it has to be %4.</source>
        <translation>%1：“%2”的值为 %3；应为：%4。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is null; it has to be %3.</source>
        <translation>%1：“%2”的值为 null；应为：%3。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing; it has to be %3.</source>
        <translation>%1：缺少“%2”；应为：%3。</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list of whole numbers from 1 to %1</source>
        <translation>由 1 到 %1 之间的整数组成的列表</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>由数字组成的列表</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>由文本组成的列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>%1 is missing, or a link that leads nowhere; download or copy the model again.</source>
        <translation>%1 不存在，或是失效的链接；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: it is not a file.</source>
        <translation>无法读取 %1：它不是文件。</translation>
    </message>
    <message>
        <source>%1 is too large: %2 bytes where at most %3 make sense.</source>
        <translation>%1 过大：有 %2 字节，而合理的上限为 %3 字节。</translation>
    </message>
    <message>
        <source>%1 is nested deeper than %2 levels.</source>
        <translation>%1 的嵌套超过 %2 层。</translation>
    </message>
    <message>
        <source>%1 is not JSON: the mistake is at %2.</source>
        <translation>%1 不是 JSON：错误位于%2。</translation>
    </message>
    <message>
        <source>%1 holds a number that is too large to be read.</source>
        <translation>%1 含有过大而无法读取的数字。</translation>
    </message>
    <message>
        <source>a list of %1 values</source>
        <translation>含 %1 个值的列表</translation>
    </message>
    <message>
        <source>an object of %1 values</source>
        <translation>含 %1 个值的对象</translation>
    </message>
    <message>
        <source>it doesn&apos;t exist, or is a link that leads nowhere</source>
        <translation>它不存在，或是失效的链接</translation>
    </message>
    <message>
        <source>it is a loop of links</source>
        <translation>它是循环的链接</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>您没有读取权限</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is empty; download or copy it again</source>
        <translation>它是空的；请重新下载或复制该文件</translation>
    </message>
    <message>
        <source>too many weight files are open</source>
        <translation>打开的权重文件过多</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1不存在</translation>
    </message>
    <message>
        <source>%1 is a loop of links</source>
        <translation>%1是循环的链接</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere</source>
        <translation>%1是失效的链接</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1不是文件夹</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>无法读取%1：%2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1是空的</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read to its end; download or copy it again.</source>
        <translation>无法完整读取 %1；请重新下载或复制该文件。</translation>
    </message>
    <message>
        <source>The model folder %1</source>
        <translation>模型文件夹“%1”</translation>
    </message>
    <message>
        <source>%1; choose a folder that holds a %2.</source>
        <translation>%1；请选择包含 %2 的文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a model folder: it has no %2; choose a folder in the diffusers layout.</source>
        <translation>%1 不是模型文件夹：其中没有 %2；请选择 diffusers 格式的文件夹。</translation>
    </message>
    <message>
        <source>%1: the pipeline class %2 is not supported; supported are %3.</source>
        <translation>%1：不支持管线类 %2；支持的有 %3。</translation>
    </message>
    <message>
        <source>a pair of library and class, both texts</source>
        <translation>由库和类组成的一对文本</translation>
    </message>
    <message>
        <source>%1: the part name %2 is not the name of a folder.</source>
        <translation>%1：部件名称 %2 不是文件夹的名称。</translation>
    </message>
    <message>
        <source>%1 names no component &quot;%2&quot;, which is needed here.</source>
        <translation>%1 中没有此处需要的组件“%2”。</translation>
    </message>
    <message>
        <source>%1: the component &quot;%2&quot; is of class %3, which is not supported; supported are %4.</source>
        <translation>%1：组件“%2”的类为 %3，不受支持；支持的有 %4。</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2</source>
        <translation>“%2”的组件“%1”</translation>
    </message>
    <message>
        <source>%1; download or copy the model again.</source>
        <translation>%1；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2 has no %3; download or copy the model again.</source>
        <translation>“%2”的组件“%1”缺少 %3；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2 has no file %3; download or copy the model again.</source>
        <translation>“%2”的组件“%1”缺少文件 %3；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>in its header, an object stands where none may</source>
        <translation>文件头中不该有对象的地方出现了对象</translation>
    </message>
    <message>
        <source>tensor %1 lacks its dtype, shape or data_offsets</source>
        <translation>张量 %1 缺少 dtype、shape 或 data_offsets</translation>
    </message>
    <message>
        <source>in its header, the name %1 is given twice</source>
        <translation>文件头中名称 %1 出现了两次</translation>
    </message>
    <message>
        <source>tensor %1 has an unknown field %2</source>
        <translation>张量 %1 有未知字段 %2</translation>
    </message>
    <message>
        <source>tensor %1 gives %2 twice</source>
        <translation>张量 %1 给出了两次 %2</translation>
    </message>
    <message>
        <source>tensor %1 has more than %2 dimensions</source>
        <translation>张量 %1 的维度超过 %2 个</translation>
    </message>
    <message>
        <source>%1 is damaged: its header is not JSON; download or copy it again.</source>
        <translation>%1 已损坏：其文件头不是 JSON；请重新下载或复制该文件。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 已损坏：%2。</translation>
    </message>
    <message>
        <source>tensor %1 is not described by dtype, shape and data_offsets</source>
        <translation>张量 %1 没有用 dtype、shape 和 data_offsets 描述</translation>
    </message>
    <message>
        <source>in its header, a value stands where none may</source>
        <translation>文件头中不该有值的地方出现了值</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the dtype %3, which is not supported; F32, F16 and BF16 are, among others.</source>
        <translation>%1：张量 %2 的 dtype 为 %3，不受支持；支持 F32、F16 和 BF16 等。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the shape %3, which holds nothing.</source>
        <translation>%1：张量 %2 的形状为 %3，其中没有任何数据。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the shape %3, which is larger than any memory.</source>
        <translation>%1：张量 %2 的形状为 %3，超过任何内存的容量。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has data_offsets that are no begin and end.</source>
        <translation>%1：张量 %2 的 data_offsets 不是起止位置。</translation>
    </message>
    <message>
        <source>%1: tensor %2 points outside the file, which may have been cut short; download or copy it again.</source>
        <translation>%1：张量 %2 指向文件之外，文件可能被截断；请重新下载或复制该文件。</translation>
    </message>
    <message>
        <source>%1: tensor %2 has %3 bytes where its shape %4 and dtype need %5.</source>
        <translation>%1：张量 %2 有 %3 字节，而按其形状 %4 和 dtype 应为 %5 字节。</translation>
    </message>
    <message>
        <source>%1 is damaged: the data of tensor %2 overlaps another&apos;s.</source>
        <translation>%1 已损坏：张量 %2 的数据与另一个张量重叠。</translation>
    </message>
    <message>
        <source>%1 is damaged: the data of tensor %2 follows a gap.</source>
        <translation>%1 已损坏：张量 %2 的数据之前有空隙。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 bytes at its end belong to no tensor.</source>
        <translation>%1 已损坏：末尾有 %2 字节不属于任何张量。</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: it has only %2 bytes.</source>
        <translation>%1 不是 safetensors 文件：它只有 %2 字节。</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: its header would be larger than 100 MB.</source>
        <translation>%1 不是 safetensors 文件：其文件头将超过 100 MB。</translation>
    </message>
    <message>
        <source>%1 was cut short, or is not a safetensors file: its header doesn&apos;t end in the file; download or copy it again.</source>
        <translation>%1 被截断，或不是 safetensors 文件：其文件头没有在文件内结束；请重新下载或复制该文件。</translation>
    </message>
    <message>
        <source>The weights of %1 are missing: there is neither %2 nor a variant or PyTorch checkpoint of it; download or copy the model again.</source>
        <translation>%1 的权重缺失：既没有 %2，也没有它的变体或 PyTorch 检查点；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>%1 holds no tensors.</source>
        <translation>%1 不含张量。</translation>
    </message>
    <message>
        <source>%1 is no index of shards: its &quot;weight_map&quot; is missing or empty.</source>
        <translation>%1 不是分片索引：其“weight_map”缺失或为空。</translation>
    </message>
    <message>
        <source>%1: the shard of tensor %2 is %3; it has to be the name of a file in the same folder.</source>
        <translation>%1：张量 %2 的分片为 %3；应为同一文件夹中某个文件的名称。</translation>
    </message>
    <message>
        <source>%1 names the shard %2, which is missing or a link that leads nowhere; download or copy the model again.</source>
        <translation>%1 列出的分片 %2 不存在，或是失效的链接；请重新下载或复制该模型。</translation>
    </message>
    <message>
        <source>%1: tensor %2 is in two shards, %3 and %4.</source>
        <translation>%1：张量 %2 同时存在于 %3 和 %4 两个分片中。</translation>
    </message>
    <message>
        <source>%1 says that tensor %2 is in %3, which doesn&apos;t hold it.</source>
        <translation>%1 称张量 %2 在 %3 中，但该文件中没有它。</translation>
    </message>
    <message>
        <source>%1 was changed or cut short while it was in use; open the model again, or copy it again.</source>
        <translation>%1 在使用期间被更改或截断；请重新打开该模型，或重新复制。</translation>
    </message>
    <message>
        <source>%1 was refused: %2.</source>
        <translation>已拒绝读取 %1：%2。</translation>
    </message>
    <message>
        <source>its pickle has an unknown version</source>
        <translation>其 pickle 的版本未知</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>a module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>a storage&apos;s description</source>
        <translation>存储描述</translation>
    </message>
    <message>
        <source>its pickle sets the state of something that is no dictionary</source>
        <translation>其 pickle 要为并非字典的内容设置状态</translation>
    </message>
    <message>
        <source>its pickle holds the instruction %1, which a checkpoint of tensors doesn&apos;t need</source>
        <translation>其 pickle 含有指令 %1，而张量检查点不需要它</translation>
    </message>
    <message>
        <source>its pickle was cut short</source>
        <translation>其 pickle 被截断</translation>
    </message>
    <message>
        <source>its pickle holds too many values</source>
        <translation>其 pickle 含有过多的值</translation>
    </message>
    <message>
        <source>its pickle takes more than it has</source>
        <translation>其 pickle 取用的内容比已有的多</translation>
    </message>
    <message>
        <source>its pickle doesn&apos;t give %1 where it has to</source>
        <translation>其 pickle 没有在应有的位置给出%1</translation>
    </message>
    <message>
        <source>its pickle recalls what it never kept</source>
        <translation>其 pickle 引用了从未保存的内容</translation>
    </message>
    <message>
        <source>its pickle holds a number over 64 bits</source>
        <translation>其 pickle 含有超过 64 位的数字</translation>
    </message>
    <message>
        <source>its pickle adds to something that is no list or dictionary</source>
        <translation>其 pickle 要向并非列表或字典的内容添加项目</translation>
    </message>
    <message>
        <source>its pickle calls %1, which is not a tensor&apos;s; nothing of it was run. Don&apos;t trust this file</source>
        <translation>其 pickle 调用了 %1，这与张量无关；其中的内容均未运行。请勿信任此文件</translation>
    </message>
    <message>
        <source>its pickle describes a storage in an unknown way</source>
        <translation>其 pickle 描述存储的方式未知</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>its pickle calls %1 in an unknown way</source>
        <translation>其 pickle 调用 %1 的方式未知</translation>
    </message>
    <message>
        <source>its pickle gives a tensor&apos;s shape in an unknown way</source>
        <translation>其 pickle 给出张量形状的方式未知</translation>
    </message>
    <message>
        <source>its pickle describes a tensor in an unknown way</source>
        <translation>其 pickle 描述张量的方式未知</translation>
    </message>
    <message>
        <source>%1 was refused: its pickle is larger than 16 MiB.</source>
        <translation>已拒绝读取 %1：其 pickle 超过 16 MiB。</translation>
    </message>
    <message>
        <source>its pickle is no dictionary of tensors</source>
        <translation>其 pickle 不是张量字典</translation>
    </message>
    <message>
        <source>the tensor %1 is there twice</source>
        <translation>张量 %1 出现了两次</translation>
    </message>
    <message>
        <source>the entry %1 is there twice</source>
        <translation>条目 %1 出现了两次</translation>
    </message>
    <message>
        <source>%1 is damaged or no PyTorch checkpoint: %2.</source>
        <translation>%1 已损坏，或不是 PyTorch 检查点：%2。</translation>
    </message>
    <message>
        <source>it points outside itself, so it may have been cut short; download or copy it again</source>
        <translation>它指向自身之外，可能被截断；请重新下载或复制该文件</translation>
    </message>
    <message>
        <source>it is too short for a zip archive</source>
        <translation>它太短，不可能是 zip 归档</translation>
    </message>
    <message>
        <source>it is one part of a split archive</source>
        <translation>它是分卷归档的一部分</translation>
    </message>
    <message>
        <source>its zip64 directory is not where it should be</source>
        <translation>其 zip64 目录不在应有的位置</translation>
    </message>
    <message>
        <source>it claims more entries than it has bytes</source>
        <translation>它声称的条目数多于其字节数</translation>
    </message>
    <message>
        <source>its directory is broken</source>
        <translation>其目录已损坏</translation>
    </message>
    <message>
        <source>a zip64 field of the entry %1 is too short</source>
        <translation>条目 %1 的 zip64 字段过短</translation>
    </message>
    <message>
        <source>the entry name %1 leads out of the archive</source>
        <translation>条目名称 %1 指向归档之外</translation>
    </message>
    <message>
        <source>the entry %1 is encrypted</source>
        <translation>条目 %1 已加密</translation>
    </message>
    <message>
        <source>the entry %1 is compressed, which PyTorch never does; save the checkpoint again</source>
        <translation>条目 %1 经过压缩，而 PyTorch 从不压缩；请重新保存检查点</translation>
    </message>
    <message>
        <source>the entry %1 is not where its directory says</source>
        <translation>条目 %1 不在目录所说的位置</translation>
    </message>
    <message>
        <source>the entry %1 has another name at its data</source>
        <translation>条目 %1 在数据处的名称不同</translation>
    </message>
    <message>
        <source>%1 is no PyTorch checkpoint: its archive has no data.pkl.</source>
        <translation>%1 不是 PyTorch 检查点：其归档中没有 data.pkl。</translation>
    </message>
    <message>
        <source>%1: tensor %2 of shape %3 doesn&apos;t fit into its storage of %4 bytes.</source>
        <translation>%1：形状为 %3 的张量 %2 放不进其 %4 字节的存储。</translation>
    </message>
    <message>
        <source>%1 was saved by a big-endian machine; save it again on a usual one.</source>
        <translation>%1 由大端字节序的机器保存；请在普通机器上重新保存。</translation>
    </message>
    <message>
        <source>%1: the data of tensor %2 is missing.</source>
        <translation>%1：张量 %2 的数据缺失。</translation>
    </message>
    <message>
        <source>a list of multiples of norm_num_groups, at most 65536</source>
        <translation>norm_num_groups 的倍数列表，最大 65536</translation>
    </message>
    <message>
        <source>null: this program knows one scale for all channels</source>
        <translation>null：本程序只支持所有通道共用一个比例</translation>
    </message>
    <message>
        <source>a list of multiples of %1 and of norm_num_groups, at most 65536</source>
        <translation>%1 和 norm_num_groups 的倍数的列表，最大 65536</translation>
    </message>
    <message>
        <source>null or false: this program has no such schedule</source>
        <translation>null 或 false：本程序没有这种调度</translation>
    </message>
    <message>
        <source>%1 is a Kandinsky prior, which paints nothing by itself; choose the decoder&apos;s folder, and leave this one beside it.</source>
        <translation>%1 是 Kandinsky 先验模型，自身不能绘画；请选择解码器的文件夹，并让此文件夹留在它旁边。</translation>
    </message>
    <message>
        <source>%1 is a Kandinsky decoder and needs its prior; put the prior&apos;s folder (kandinsky-2-2-prior) beside it.</source>
        <translation>%1 是 Kandinsky 解码器，需要它的先验模型；请把先验模型的文件夹（kandinsky-2-2-prior）放在它旁边。</translation>
    </message>
    <message>
        <source>%1 holds more than %2 values, which no file of its kind does.</source>
        <translation>%1 包含超过 %2 个值，这类文件不会有这么多。</translation>
    </message>
    <message>
        <source>%1 was cut short: its JSON ends at %2, in the middle.</source>
        <translation>%1 不完整：其 JSON 在 %2 处中断。</translation>
    </message>
    <message>
        <source>it was cut short: its end, a zip archive&apos;s directory, is missing; download or copy it again</source>
        <translation>它不完整：缺少末尾的 zip 目录；请重新下载或复制</translation>
    </message>
    <message>
        <source>its pickle holds a tensor of more than %1 dimensions</source>
        <translation>其 pickle 中有超过 %1 维的张量</translation>
    </message>
    <message>
        <source>it holds more than %1 tensors</source>
        <translation>它包含超过 %1 个张量</translation>
    </message>
    <message>
        <source>%1 holds more than %2 merges; at most so many can be used.</source>
        <translation>%1 包含超过 %2 条合并规则；最多只能使用这么多。</translation>
    </message>
    <message>
        <source>%1 adds more than %2 tokens to its vocabulary; at most so many can be used.</source>
        <translation>%1 向词表添加了超过 %2 个词元；最多只能使用这么多。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has to be a list of 1 to %3 texts of at most %4 bytes.</source>
        <translation>%1：“%2”必须是由 1 到 %3 个文本组成的列表，每个文本最多 %4 字节。</translation>
    </message>
    <message>
        <source>%1: the style &quot;%2&quot; has no {}, where its subject stands.</source>
        <translation>%1：风格“%2”中没有 {}，即主体所在的位置。</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t see pictures; choose another model.</source>
        <translation>%1 没有图像编码器，无法看图；请选择其他模型。</translation>
    </message>
    <message>
        <source>There is no folder %1, and no model of this name in Hugging Face&apos;s cache (%2).</source>
        <translation>没有文件夹 %1，Hugging Face 的缓存（%2）中也没有这个名称的模型。</translation>
    </message>
    <message>
        <source>its list of storages doesn&apos;t fit its tensors</source>
        <translation>它的存储列表与其张量不符</translation>
    </message>
    <message>
        <source>it was cut short, or its storages have other lengths than it says</source>
        <translation>它已被截断，或者其存储的长度与所声明的不同</translation>
    </message>
    <message>
        <source>it isn&apos;t of the version 1001 of PyTorch&apos;s checkpoints before 1.6</source>
        <translation>它不是 PyTorch 1.6 之前检查点的 1001 版本</translation>
    </message>
    <message>
        <source>%1 holds all of its parts, so it can&apos;t be painted with the prior in %2.</source>
        <translation>%1 已包含其全部部件，因此不能用 %2 中的先验来绘制。</translation>
    </message>
    <message>
        <source>it is neither a zip archive nor a checkpoint of PyTorch before 1.6, or was cut short</source>
        <translation>它既不是 zip 归档，也不是 PyTorch 1.6 之前的检查点，或者已被截断</translation>
    </message>
    <message>
        <source>%1: this program builds no such network</source>
        <translation>%1：本程序不构建这种网络</translation>
    </message>
    <message>
        <source>null where &quot;encoder_hid_dim_type&quot; is</source>
        <translation>在 &quot;encoder_hid_dim_type&quot; 为 null 时也为 null</translation>
    </message>
    <message>
        <source>null, or four times the first of block_out_channels, %1</source>
        <translation>null，或 block_out_channels 第一项的四倍，即 %1</translation>
    </message>
    <message>
        <source>set together with its partner (&quot;image_proj&quot; with &quot;image&quot; or &quot;image_hint&quot;), or null</source>
        <translation>与其对应项一起设置（“image_proj”与“image”或“image_hint”），或为 null</translation>
    </message>
    <message>
        <source>more than the %1 of the hint</source>
        <translation>大于结构提示的 %1</translation>
    </message>
    <message>
        <source>4 (text embedding, timestep, noisy embedding, final token), or 3 (without a timestep)</source>
        <translation>4（文本嵌入、时间步、带噪声的嵌入、末尾标记）或 3（没有时间步）</translation>
    </message>
    <message>
        <source>%1 is a prior, which paints nothing by itself; choose a model, and this as the prior that it is painted with.</source>
        <translation>%1 是先验模型，自己不能绘画；请选择一个模型，并把它选作该模型所用的先验。</translation>
    </message>
    <message>
        <source>The prior %1 is made for another model: its embeddings have %2 numbers, those of %3 have %4; choose another prior, or none.</source>
        <translation>先验 %1 是为另一个模型制作的：它的嵌入有 %2 个数，而 %3 的嵌入有 %4 个；请选择另一个先验，或者不选。</translation>
    </message>
    <message>
        <source>%1 is no prior (%2); choose the folder of one, or none.</source>
        <translation>%1 不是先验模型（%2）；请选择一个先验的文件夹，或者不选。</translation>
    </message>
    <message>
        <source>true: this program knows no Runge-Kutta steps</source>
        <translation>true：本程序没有龙格-库塔步骤</translation>
    </message>
    <message>
        <source>%1 has no text encoder whose words stand beside pictures: it comes with a prior; choose another model.</source>
        <translation>%1 没有能把文字与图像相比较的文本编码器（它随先验一起提供）；请选择其他模型。</translation>
    </message>
    <message>
        <source>%1 can be painted with the prior of a Karlo model, which brings a text encoder along; %2 is another one.</source>
        <translation>%1 可以用 Karlo 模型的先验来绘画，它自带文本编码器；%2 是另一种先验。</translation>
    </message>
    <message>
        <source>3 (bicubic), 2 (bilinear) or 1 (Lanczos)</source>
        <translation>3（双三次）、2（双线性）或 1（Lanczos）</translation>
    </message>
    <message>
        <source>false: estimators with a convolutional backbone are not supported</source>
        <translation>false：不支持以卷积网络为主干的估计模型</translation>
    </message>
    <message>
        <source>null: only estimators with a plain vision transformer, such as Intel/dpt-large, are supported</source>
        <translation>null：只支持以普通视觉 Transformer 为主干的估计模型，例如 Intel/dpt-large</translation>
    </message>
    <message>
        <source>false</source>
        <translation>false</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>rising whole numbers from 0 to %1</source>
        <translation>从 0 到 %1 递增的整数</translation>
    </message>
    <message>
        <source>a list as long as backbone_out_indices, %1</source>
        <translation>与 backbone_out_indices 一样长（%1）的列表</translation>
    </message>
    <message>
        <source>whole numbers from 1 to %1, or 1 divided by them</source>
        <translation>1 到 %1 之间的整数，或 1 除以这样的整数</translation>
    </message>
    <message>
        <source>at least 2</source>
        <translation>至少为 2</translation>
    </message>
    <message>
        <source>%1 is no depth estimator (%2); choose the folder of one.</source>
        <translation>%1 不是深度估计模型（%2）；请选择一个深度估计模型的文件夹。</translation>
    </message>
    <message>
        <source>Depth pictures are made by a depth estimator, and there is none here; get DPT-Large (Intel/dpt-large), or add the folder of one.</source>
        <translation>深度图由深度估计模型生成，而这里还没有；请获取 DPT-Large（Intel/dpt-large），或添加一个深度估计模型的文件夹。</translation>
    </message>
    <message>
        <source>%1 is a depth estimator, which paints nothing by itself; make a depth picture with it, whose structure a model for that follows.</source>
        <translation>%1 是深度估计模型，它自己不绘画；请用它生成深度图，再由相应的模型沿用其结构。</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Only 8-bit grey and colour pictures can be put on a sheet.</source>
        <translation>只有 8 位灰度和彩色图片才能放入拼图。</translation>
    </message>
    <message>
        <source>There is no picture to put on a sheet.</source>
        <translation>没有可放入拼图的图片。</translation>
    </message>
    <message>
        <source>A sheet of %1 pictures would be %2 × %3 pixels; at most %4 a side can be written. Use fewer or smaller pictures.</source>
        <translation>%1 张图片的拼图将为 %2 × %3 像素；每边最多可写入 %4 像素。请使用更少或更小的图片。</translation>
    </message>
    <message>
        <source>Its brightness goes beyond white and was scaled down.</source>
        <translation>图片的亮度超出了白色，已按比例降低。</translation>
    </message>
    <message>
        <source>The picture %1 is a kind of TIFF that can&apos;t be read; save it as PNG, or as TIFF with 8 bits a channel.</source>
        <translation>图片 %1 是无法读取的 TIFF 类型；请另存为 PNG，或每通道 8 位的 TIFF。</translation>
    </message>
    <message>
        <source>A picture can&apos;t be exported at %1 times its size; choose a scale above 0 and up to 100.</source>
        <translation>无法以 %1 倍大小导出图片；请选择大于 0 且不超过 100 的缩放比例。</translation>
    </message>
    <message>
        <source>The exported picture would be %1 × %2 pixels; at most %3 a side and %4 million in all can be written. Choose a smaller scale.</source>
        <translation>导出的图片将为 %1 × %2 像素；最多可写入每边 %3 像素、总计 %4 百万像素。请选择较小的缩放比例。</translation>
    </message>
    <message>
        <source>There is already a file %1; nothing was written. Choose another name or allow it to be replaced.</source>
        <translation>已有文件 %1；未写入任何内容。请选择其他名称，或允许替换该文件。</translation>
    </message>
    <message>
        <source>A mask has to be an 8-bit picture with one channel.</source>
        <translation>蒙版必须是单通道的 8 位图片。</translation>
    </message>
    <message>
        <source>Nothing in the mask %1 is white, so its transparent parts are repainted.</source>
        <translation>蒙版 %1 中没有白色，因此将重绘其透明部分。</translation>
    </message>
    <message>
        <source>The mask %1 was scaled from %2 to %3 pixels, the size of the picture.</source>
        <translation>蒙版 %1 已从 %2 缩放为 %3 像素，与图片大小一致。</translation>
    </message>
    <message>
        <source>Blending needs two colour pictures and a weight of one size; they are %1, %2 and %3.</source>
        <translation>混合需要大小相同的两张彩色图片和一个权重；它们的大小为 %1、%2 和 %3。</translation>
    </message>
    <message>
        <source>The picture %1 does not say how it was made, so it holds no request.</source>
        <translation>图片 %1 没有记录绘制方法，因此不含请求。</translation>
    </message>
    <message>
        <source>It is animated; the first frame is used.</source>
        <translation>这是动画图片；使用第一帧。</translation>
    </message>
    <message>
        <source>The picture %1 is empty (0 bytes).</source>
        <translation>图片 %1 是空的（0 字节）。</translation>
    </message>
    <message>
        <source>%1 is not a picture that can be read; use PNG, JPEG, WebP, TIFF, BMP or GIF.</source>
        <translation>%1 不是可以读取的图片；请使用 PNG、JPEG、WebP、TIFF、BMP 或 GIF。</translation>
    </message>
    <message>
        <source>The picture %1 can&apos;t be read: it is damaged or cut short.</source>
        <translation>无法读取图片 %1：它已损坏或被截断。</translation>
    </message>
    <message>
        <source>The picture %1 is %2 × %3 pixels; at most %4 a side and %5 million in all can be read. Make it smaller first.</source>
        <translation>图片 %1 为 %2 × %3 像素；最多可读取每边 %4 像素、总计 %5 百万像素。请先将其缩小。</translation>
    </message>
    <message>
        <source>There is no picture %1.</source>
        <translation>图片 %1 不存在。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a picture.</source>
        <translation>%1 是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>%1 is not a file that a picture can be read from.</source>
        <translation>%1 不是可以从中读取图片的文件。</translation>
    </message>
    <message>
        <source>The picture %1 can&apos;t be read: %2.</source>
        <translation>无法读取图片 %1：%2。</translation>
    </message>
    <message>
        <source>The picture %1 has %2 MB; at most %3 MB can be read.</source>
        <translation>图片 %1 有 %2 MB；最多可读取 %3 MB。</translation>
    </message>
    <message>
        <source>Its transparent parts are shown on white.</source>
        <translation>图片的透明部分显示为白色。</translation>
    </message>
    <message>
        <source>Only 8-bit pictures of 1, 3 or 4 channels can be scaled.</source>
        <translation>只有 1、3 或 4 通道的 8 位图片才能缩放。</translation>
    </message>
    <message>
        <source>A picture can&apos;t be scaled to %1 × %2 pixels; both sides have to be at least 1.</source>
        <translation>无法将图片缩放为 %1 × %2 像素；两边都至少须为 1。</translation>
    </message>
    <message>
        <source>An empty picture can&apos;t be scaled.</source>
        <translation>无法缩放空图片。</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels, too narrow to be scaled; crop it first.</source>
        <translation>图片为 %1 × %2 像素，过于狭长而无法缩放；请先裁剪。</translation>
    </message>
    <message>
        <source>Its colour profile can&apos;t be used, so its colours may look different elsewhere.</source>
        <translation>图片的颜色配置文件无法使用，因此在其他地方颜色可能有所不同。</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written as %1.</source>
        <translation>无法将图片写为 %1。</translation>
    </message>
    <message>
        <source>The prompt is too long for a JPEG&apos;s metadata and was left out; PNG has room for it.</source>
        <translation>提示词过长，JPEG 的元数据放不下，已略去；PNG 可以容纳。</translation>
    </message>
    <message>
        <source>The name %1 does not say which kind of picture to write; let it end in .png, .jpg, .webp or .tif.</source>
        <translation>从名称 %1 看不出要写入哪种图片；请以 .png、.jpg、.webp 或 .tif 结尾。</translation>
    </message>
    <message>
        <source>%1 is a folder; give the picture another name.</source>
        <translation>%1 是文件夹；请为图片另取名称。</translation>
    </message>
    <message>
        <source>There is no folder %1; make it first or choose another.</source>
        <translation>文件夹 %1 不存在；请先创建，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder that pictures can be written to.</source>
        <translation>%1 是文件，不是可以写入图片的文件夹。</translation>
    </message>
    <message>
        <source>You have no permission to write to %1; choose another folder.</source>
        <translation>您没有写入 %1 的权限；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Only 8-bit grey and colour pictures can be written.</source>
        <translation>只能写入 8 位灰度和彩色图片。</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels; %3 holds at most %4 a side. Write a PNG.</source>
        <translation>图片为 %1 × %2 像素；%3 每边最多容纳 %4 像素。请改用 PNG。</translation>
    </message>
    <message>
        <source>Metadata can be written into PNG, JPEG, WebP and TIFF only.</source>
        <translation>元数据只能写入 PNG、JPEG、WebP 和 TIFF。</translation>
    </message>
    <message>
        <source>The picture is damaged, so its metadata was left as it is.</source>
        <translation>图片已损坏，因此其元数据保持原样。</translation>
    </message>
    <message>
        <source>The picture&apos;s metadata can&apos;t be written.</source>
        <translation>无法写入图片的元数据。</translation>
    </message>
    <message>
        <source>Metadata can&apos;t be written into an animated picture.</source>
        <translation>无法将元数据写入动画图片。</translation>
    </message>
    <message>
        <source>The picture&apos;s XMP metadata can&apos;t be made.</source>
        <translation>无法生成图片的 XMP 元数据。</translation>
    </message>
    <message>
        <source>%1 has no transparent parts, so there is nothing to repaint.</source>
        <translation>%1 没有透明部分，因此没有可重绘的内容。</translation>
    </message>
    <message>
        <source>The mask %1 is all black, so there is nothing to repaint; paint white what should change.</source>
        <translation>蒙版 %1 全黑，因此没有可重绘的内容；请将要更改的部分涂成白色。</translation>
    </message>
    <message>
        <source>Specks of the mask %1, at %2 places far from the rest, were left out.</source>
        <translation>蒙版 %1 中远离其余部分的 %2 处杂点已忽略。</translation>
    </message>
    <message>
        <source>%1 % of the picture, %2 pixels at %3, %4</source>
        <translation>图片的 %1 %，位于 %3, %4 的 %2 像素</translation>
    </message>
    <message>
        <source>%1 is the picture that would be exported; choose another name or folder.</source>
        <translation>%1 就是要导出的图片；请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>%1 is a picture of the gallery, which an export never replaces; choose another folder.</source>
        <translation>%1 是图库中的图片，导出绝不会替换它；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is one of the pictures that would be exported; choose another name or folder.</source>
        <translation>%1 是要导出的图片之一；请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>There is already a file %1; nothing was written.</source>
        <translation>文件 %1 已存在；未写入任何内容。</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels, which this depth estimator can&apos;t look at; crop or scale it first.</source>
        <translation>图片为 %1 × %2 像素，该深度估计模型无法处理；请先裁剪或缩放。</translation>
    </message>
</context>
<context>
    <name>PriorMode</name>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Text directly</source>
        <translation>直接用文本</translation>
    </message>
    <message>
        <source>Caption alone</source>
        <translation>仅说明文字</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>No GPU can be used here (device &quot;cuda&quot;): this machine has none, or the installed libtorch is built for the CPU; choose device &quot;cpu&quot; or &quot;auto&quot;.</source>
        <translation>此处无法使用 GPU（device 为“cuda”）：本机没有 GPU，或安装的 libtorch 是为 CPU 构建的；请将 device 设为“cpu”或“auto”。</translation>
    </message>
    <message>
        <source>float16 can&apos;t be used on a processor (dtype &quot;float16&quot;); choose &quot;float32&quot; or &quot;bfloat16&quot;.</source>
        <translation>float16 不能在处理器上使用（dtype 为“float16”）；请选择“float32”或“bfloat16”。</translation>
    </message>
    <message>
        <source>This model paints in 2 to %1 steps a stage, not in %2.</source>
        <translation>此模型每个阶段用 2 到 %1 步绘制，不能用 %2 步。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The machine has no memory left for this; close other programs or ask for less at once.</source>
        <translation>本机内存不足，无法完成此操作；请关闭其他程序，或减少一次绘制的内容。</translation>
    </message>
    <message>
        <source>The computation failed: %1</source>
        <translation>计算失败：%1</translation>
    </message>
    <message>
        <source>%1 has no prior; choose --prior text or --prior none, or make variations of a picture.</source>
        <translation>%1 没有先验；请选择 --prior text 或 --prior none，或制作图片的变体。</translation>
    </message>
    <message>
        <source>There is not enough memory on the %1 for one picture; close other programs, choose a smaller size, or use the CPU.</source>
        <translation>设备（%1）的内存不够绘制一张图片；请关闭其他程序、选择较小的尺寸，或使用 CPU。</translation>
    </message>
    <message>
        <source>Not enough memory for %1 pictures at once; painting %2 at a time.</source>
        <translation>内存不够一次绘制 %1 张图片；改为每次绘制 %2 张。</translation>
    </message>
    <message>
        <source>The prompt has %1 tokens and this model reads %2; the rest, from &quot;%3&quot; on, was left out.</source>
        <translation>提示词有 %1 个词元，而此模型只能读取 %2 个；从“%3”开始的其余部分已略去。</translation>
    </message>
    <message>
        <source>The picture would have %1 × %2 pixels; a side may have at most %3.</source>
        <translation>图片将为 %1 × %2 像素；每边最多 %3 像素。</translation>
    </message>
    <message>
        <source>A picture %1 times as large would be beyond %2 pixels a side or 150 million in all; choose a smaller --scale.</source>
        <translation>放大到 %1 倍的图片将超过每边 %2 像素或总计 1.5 亿像素；请选择较小的 --scale。</translation>
    </message>
    <message>
        <source>This model paints pictures whose width is a multiple of %1 pixels, not %2; the nearest is %3.</source>
        <translation>此模型绘制的图片宽度须为 %1 像素的倍数，而不是 %2；最接近的是 %3。</translation>
    </message>
    <message>
        <source>This model paints pictures whose height is a multiple of %1 pixels, not %2; the nearest is %3.</source>
        <translation>此模型绘制的图片高度须为 %1 像素的倍数，而不是 %2；最接近的是 %3。</translation>
    </message>
    <message>
        <source>This sampler takes 1 to %1 steps with this model, not %2.</source>
        <translation>该采样器在此模型上可用 1 到 %1 步，而不是 %2 步。</translation>
    </message>
    <message>
        <source>The prior steps must be 2 to %1 for this model, not %2.</source>
        <translation>对于此模型，先验步数须为 2 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>The decoder steps must be 2 to %1 for this model, not %2.</source>
        <translation>对于此模型，解码器步数须为 2 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>The upsampler steps must be 2 to %1 for this model, not %2.</source>
        <translation>对于此模型，放大器步数须为 2 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>The machine has no memory left for this. Close other programs, or ask for fewer or smaller pictures.</source>
        <translation>本机内存不足，无法完成此操作。请关闭其他程序，或减少图片的数量或尺寸。</translation>
    </message>
    <message>
        <source>The picture could not be painted because of an error this program doesn&apos;t know. The log has the details.</source>
        <translation>由于出现本程序未知的错误，图片未能绘制。详细信息请查看日志。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a text.</source>
        <translation>请求中的“%1”为 %2；应为文本。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be true or false.</source>
        <translation>请求中的“%1”为 %2；应为 true 或 false。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a whole number from 0 to %3.</source>
        <translation>请求中的“%1”为 %2；应为 0 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a whole number.</source>
        <translation>请求中的“%1”为 %2；应为整数。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a number.</source>
        <translation>请求中的“%1”为 %2；应为数字。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be %3.</source>
        <translation>请求中的“%1”为 %2；应为 %3。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be from %3 to %4.</source>
        <translation>请求中的“%1”为 %2；应为 %3 到 %4。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is of %2 bytes; it has to be at most %3 bytes long.</source>
        <translation>请求中的“%1”有 %2 字节；最多可为 %3 字节。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;picture&quot; is missing; it has to be the picture to %1.</source>
        <translation>请求中缺少“picture”；应为要执行 %1 的图片。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;secondPicture&quot; is missing; it has to be a second picture, or give both &quot;fromText&quot; and &quot;toText&quot;.</source>
        <translation>请求中缺少“secondPicture”；应为第二张图片，或同时给出“fromText”和“toText”。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;mask&quot; is missing; it has to be a picture whose white part is repainted.</source>
        <translation>请求中缺少“mask”；应为一张图片，其白色部分将被重绘。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;left, right, top and bottom&quot; is 0; it has to be more than 0 at one edge at least.</source>
        <translation>请求中的“left、right、top 和 bottom”为 0；至少有一边应大于 0。</translation>
    </message>
    <message>
        <source>The saved request is not a JSON object; choose a file that was saved by this program.</source>
        <translation>保存的请求不是 JSON 对象；请选择由本程序保存的文件。</translation>
    </message>
    <message>
        <source>%1 is too large for a saved request (over 16 MiB).</source>
        <translation>%1 过大，不可能是保存的请求（超过 16 MiB）。</translation>
    </message>
    <message>
        <source>A vocabulary of %1 tokens is too small; it has to have %2 or more.</source>
        <translation>%1 个词元的词汇表太小；至少须有 %2 个。</translation>
    </message>
    <message>
        <source>The text isn&apos;t valid UTF-8 at byte %1 (counted from 0); save or send it as UTF-8.</source>
        <translation>文本在第 %1 字节处（从 0 数起）不是有效的 UTF-8；请以 UTF-8 保存或发送。</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t make variations, mix pictures, rank them or choose the best of several.</source>
        <translation>%1 没有图像编码器，因此无法制作变体、混合图片、为图片排序或从多张中选出最佳。</translation>
    </message>
    <message>
        <source>This model&apos;s decoder paints in 1 to %1 steps, not in %2.</source>
        <translation>此模型的解码器用 1 到 %1 步绘画，不能用 %2 步。</translation>
    </message>
    <message>
        <source>%1 sees nothing of the prompt but the image embedding; choose --prior prior or --prior text.</source>
        <translation>%1 只能看到图像嵌入，看不到提示词；请选择 --prior prior 或 --prior text。</translation>
    </message>
    <message>
        <source>%1 has no upsampler; choose Enlarge with detail (--with-detail), which needs none, or another model.</source>
        <translation>%1 没有放大网络；请选择不需要它的“放大并增加细节”（--with-detail），或换一个模型。</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t enlarge with detail; choose another model.</source>
        <translation>%1 没有图像编码器，因此无法放大并增加细节；请选择其他模型。</translation>
    </message>
    <message>
        <source>There is no file %1; check the path.</source>
        <translation>没有文件 %1；请检查路径。</translation>
    </message>
    <message>
        <source>%1 is no file that a request can be read from; save the request into a file.</source>
        <translation>%1 不是可以读取请求的文件；请将请求保存到文件中。</translation>
    </message>
    <message>
        <source>The request %1 can&apos;t be read: %2.</source>
        <translation>无法读取请求 %1：%2。</translation>
    </message>
    <message>
        <source>of a kind that the system doesn&apos;t tell</source>
        <translation>系统未说明型号</translation>
    </message>
    <message>
        <source>Pictures are painted on the GPU (%1), because it was chosen.</source>
        <translation>图片在 GPU（%1）上绘制，因为选择了它。</translation>
    </message>
    <message>
        <source>Pictures are painted on the GPU (%1), because there is one.</source>
        <translation>图片在 GPU（%1）上绘制，因为本机有一块。</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because it was chosen.</source>
        <translation>图片在 CPU 上绘制，因为选择了它。</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because this machine has no GPU from NVIDIA.</source>
        <translation>图片在 CPU 上绘制，因为本机没有 NVIDIA 的 GPU。</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, although there is a GPU (%1): the libtorch that is installed is built for the CPU. Build the program with &quot;packaging/run.sh --cuda&quot; to use the GPU.</source>
        <translation>虽然有 GPU（%1），图片仍在 CPU 上绘制：安装的 libtorch 是为 CPU 构建的。要使用 GPU，请用“packaging/run.sh --cuda”构建程序。</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, although there is a GPU (%1): libtorch can&apos;t use it. Its driver may be too old; install a newer one.</source>
        <translation>虽然有 GPU（%1），图片仍在 CPU 上绘制：libtorch 无法使用它。驱动程序可能太旧，请安装较新的版本。</translation>
    </message>
    <message>
        <source>The precision is %1, because it was chosen.</source>
        <translation>精度为 %1，因为选择了它。</translation>
    </message>
    <message>
        <source>The precision is %1, which the %2 multiplies natively.</source>
        <translation>精度为 %1，%2 原生支持用它计算。</translation>
    </message>
    <message>
        <source>The precision is %1, because the %2 doesn&apos;t multiply bfloat16 natively.</source>
        <translation>精度为 %1，因为 %2 不原生支持 bfloat16。</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory.</source>
        <translation>一张 %1 像素的图片约需 %2 的 %3 内存。</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory, but only %4 are free: close other programs, or choose a smaller size or model.</source>
        <translation>一张 %1 像素的图片约需 %2 的 %3 内存，但只有 %4 空闲：请关闭其他程序，或选择较小的尺寸或模型。</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory; %4 are free.</source>
        <translation>一张 %1 像素的图片约需 %2 的 %3 内存；空闲 %4。</translation>
    </message>
    <message>
        <source>The model&apos;s networks take turns there, because not all of them fit at once; with more memory pictures would be painted faster.</source>
        <translation>模型的各个网络在那里轮流使用内存，因为无法同时容纳全部；内存更多时绘制会更快。</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory doesn&apos;t suffice for the whole model; its networks take turns there from now on.</source>
        <translation>GPU 的内存不足以容纳整个模型；从现在起，它的各个网络将轮流使用内存。</translation>
    </message>
    <message>
        <source>This prior predicts in one pass, so the prior&apos;s steps and guidance count for nothing.</source>
        <translation>这个先验一次完成预测，因此先验的步数和引导不起作用。</translation>
    </message>
    <message>
        <source>%1 paints along the structure of a picture and does nothing else; choose another model for this.</source>
        <translation>%1 只能沿着一幅图的结构绘画；请为此选择另一个模型。</translation>
    </message>
    <message>
        <source>%1 follows the structure of a depth picture; choose one (--structure), or another model.</source>
        <translation>%1 沿着深度图的结构绘画；请选择一幅深度图（--structure），或另一个模型。</translation>
    </message>
    <message>
        <source>%1 can&apos;t follow the structure of a picture; choose a model that can (kandinsky-2-2-controlnet-depth), or leave the structure out.</source>
        <translation>%1 不能沿着图片的结构绘画；请选择能这样做的模型（kandinsky-2-2-controlnet-depth），或者不用结构图。</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;structure&quot; is %1, but only &quot;generate&quot; and &quot;vary&quot; follow the structure of a picture; leave it out.</source>
        <translation>请求中的“structure”是 %1，但只有“generate”和“vary”能沿着图片的结构绘画；请去掉它。</translation>
    </message>
    <message>
        <source>%1 has no prior; choose a Karlo model as the prior (--prior-folder), --prior none, which follows the words alone, or make variations of a picture.</source>
        <translation>%1 没有先验；请选择一个 Karlo 模型作为先验（--prior-folder），或使用只遵循文字的 --prior none，或制作图片的变体。</translation>
    </message>
    <message>
        <source>%1 has no text embedding, which comes with a prior: choose a Karlo model as the prior (--prior-folder), or do without --prior text, ranking, the best of several and mixes along texts.</source>
        <translation>%1 没有文本嵌入（它随先验一起提供）：请选择一个 Karlo 模型作为先验（--prior-folder），或者不使用 --prior text、排序、多选一以及沿文字的混合。</translation>
    </message>
    <message>
        <source>This model sees image embeddings without noise, so the noise level counts for nothing.</source>
        <translation>此模型看到的图像嵌入不含噪声，因此噪声级别不起作用。</translation>
    </message>
    <message>
        <source>The noise level must be 0 to %1 for this model, not %2.</source>
        <translation>此模型的噪声级别必须为 0 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because the GPU stopped computing; start the program anew to use it again.</source>
        <translation>图片在 CPU 上绘制，因为 GPU 已停止计算；重新启动程序后可再次使用它。</translation>
    </message>
    <message>
        <source>The GPU stopped computing and can&apos;t be used before the program is started anew (device &quot;cuda&quot;); choose device &quot;cpu&quot; or &quot;auto&quot;.</source>
        <translation>GPU 已停止计算，在重新启动程序之前无法使用（device &quot;cuda&quot;）；请选择 device &quot;cpu&quot; 或 &quot;auto&quot;。</translation>
    </message>
    <message>
        <source>The GPU stopped computing; its driver may have been reset. Paint again: until the program is started anew, the CPU does it.</source>
        <translation>GPU 已停止计算，其驱动程序可能已被重置。请再画一次：在重新启动程序之前由 CPU 绘制。</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>%1 %2/%3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Upsampler</source>
        <translation>放大器</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余 %1 小时</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>New picture</source>
        <translation>新图片</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Paint beyond the frame</source>
        <translation>画框外扩展</translation>
    </message>
    <message>
        <source>More detail</source>
        <translation>增加细节</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Paints pictures from words on your own machine.</source>
        <translation>在您自己的电脑上用文字作画。</translation>
    </message>
    <message>
        <source>Pictures to open.</source>
        <translation>要打开的图片。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Clears the canvas and starts with an empty prompt.</source>
        <translation>清空画布，从空白提示词开始。</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>Copy pictures into the &amp;gallery…</source>
        <translation>将图片复制到图库(&amp;G)…</translation>
    </message>
    <message>
        <source>Pictures of cameras and other programs; what they say about themselves is kept.</source>
        <translation>来自相机和其他程序的图片；图片自带的信息会保留。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Save &amp;request…</source>
        <translation>保存请求(&amp;R)…</translation>
    </message>
    <message>
        <source>Writes prompt and settings to a file that “unclip generate --request” reads.</source>
        <translation>将提示词和设置写入可由“unclip generate --request”读取的文件。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>绘制(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel painting</source>
        <translation>取消绘制(&amp;C)</translation>
    </message>
    <message>
        <source>Write the &amp;prompt</source>
        <translation>编写提示词(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100%(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Before/After</source>
        <translation>前后对比(&amp;B)</translation>
    </message>
    <message>
        <source>Splits the picture: before on the one side, after on the other.</source>
        <translation>将画面一分为二：一侧为之前，另一侧为之后。</translation>
    </message>
    <message>
        <source>Canvas &amp;alone</source>
        <translation>仅画布(&amp;A)</translation>
    </message>
    <message>
        <source>Hides everything around the canvas.</source>
        <translation>隐藏画布周围的一切。</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Mark &amp;all</source>
        <translation>全部标记(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反转(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清除(&amp;C)</translation>
    </message>
    <message>
        <source>Mark &amp;transparent parts</source>
        <translation>标出透明部分(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Keys and first steps</source>
        <translation>快捷键和入门(&amp;K)</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Unclip Studio</source>
        <translation>关于 Unclip Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>Moves the view and drags the outer frame.</source>
        <translation>移动视图并拖动外框。</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Marks what shall be repainted.</source>
        <translation>标出需要重画的部分。</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Takes the mask away again.</source>
        <translation>擦除遮罩。</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>套索(&amp;L)</translation>
    </message>
    <message>
        <source>Marks what you draw around; with Alt it is taken away.</source>
        <translation>标出您圈住的部分；按住 Alt 则去除。</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>Marks a rectangle; with Alt it is taken away.</source>
        <translation>标出一个矩形；按住 Alt 则擦除。</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>Moves the view; the middle button does it in any tool.</source>
        <translation>移动视图；任何工具下都可用鼠标中键。</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>Drag to zoom; Ctrl+wheel does it in any tool.</source>
        <translation>拖动以缩放；任何工具下都可用 Ctrl+滚轮。</translation>
    </message>
    <message>
        <source>Swap brush and eraser</source>
        <translation>切换画笔和橡皮擦</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>画笔更软</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>画笔更硬</translation>
    </message>
    <message>
        <source>&amp;Show the mask</source>
        <translation>显示蒙版(&amp;S)</translation>
    </message>
    <message>
        <source>Hold to move the view</source>
        <translation>按住以移动视图</translation>
    </message>
    <message>
        <source>Hold to zoom by dragging</source>
        <translation>按住并拖动以缩放</translation>
    </message>
    <message>
        <source>Hold to see the picture as it was</source>
        <translation>按住以查看原来的图片</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Take the result</source>
        <translation>采用结果</translation>
    </message>
    <message>
        <source>Discard the results</source>
        <translation>放弃结果</translation>
    </message>
    <message>
        <source>Hide everything around the canvas</source>
        <translation>隐藏画布周围的一切</translation>
    </message>
    <message>
        <source>Edit on the canvas</source>
        <translation>在画布上编辑</translation>
    </message>
    <message>
        <source>Opens the picture large, with brush and mask.</source>
        <translation>放大打开图片，可用画笔和蒙版编辑。</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Paints pictures like this one.</source>
        <translation>绘制与此图相似的图片。</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Paints the same picture twice as large.</source>
        <translation>将同一张图片以两倍尺寸绘制。</translation>
    </message>
    <message>
        <source>Enlarge with detail</source>
        <translation>放大并增加细节</translation>
    </message>
    <message>
        <source>Paints the picture twice as large; the decoder adds detail everywhere.</source>
        <translation>将图片以两倍尺寸绘制；解码器会在各处增加细节。</translation>
    </message>
    <message>
        <source>More detail…</source>
        <translation>增加细节…</translation>
    </message>
    <message>
        <source>Opens the picture so that you can mark what needs more detail.</source>
        <translation>打开图片，以便标出需要更多细节的部分。</translation>
    </message>
    <message>
        <source>Mix with…</source>
        <translation>与…混合</translation>
    </message>
    <message>
        <source>Paints the steps between this picture and another one.</source>
        <translation>绘制此图与另一张图之间的过渡。</translation>
    </message>
    <message>
        <source>Compare prior modes</source>
        <translation>比较先验方式</translation>
    </message>
    <message>
        <source>Paints the prompt with the prior, with the text directly, and with neither.</source>
        <translation>分别用先验、直接用文本、两者皆不用来绘制提示词。</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Shows the steps in which the picture came out of the noise.</source>
        <translation>显示图片从噪声中逐步形成的过程。</translation>
    </message>
    <message>
        <source>Use its seed</source>
        <translation>使用其种子</translation>
    </message>
    <message>
        <source>Takes over the seed, so that the next picture starts from the same noise.</source>
        <translation>采用该种子，使下一张图片从相同的噪声开始。</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <source>Takes over prompt, seed and all settings of this picture.</source>
        <translation>采用此图的提示词、种子和全部设置。</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Marks the picture in the gallery.</source>
        <translation>在图库中标记此图。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the picture to the clipboard.</source>
        <translation>将图片复制到剪贴板。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes the picture to a file of your choice.</source>
        <translation>将图片写入您选择的文件。</translation>
    </message>
    <message>
        <source>Export with the last settings</source>
        <translation>按上次设置导出</translation>
    </message>
    <message>
        <source>Writes the picture beside the last export without asking.</source>
        <translation>不再询问，直接写到上次导出的位置旁边。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Opens the folder that holds the picture.</source>
        <translation>打开图片所在的文件夹。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Moves the picture to the trash; Undo brings it back.</source>
        <translation>将图片移到回收站；撤销可还原。</translation>
    </message>
    <message>
        <source>Earlier prompt</source>
        <translation>较早的提示词</translation>
    </message>
    <message>
        <source>Later prompt</source>
        <translation>较新的提示词</translation>
    </message>
    <message>
        <source>Search earlier prompts</source>
        <translation>搜索以前的提示词</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>使用指南(&amp;G)</translation>
    </message>
    <message>
        <source>What to click, and what to expect.</source>
        <translation>该点击什么，会看到什么。</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Says what the model takes the picture for; one click puts it into the prompt.</source>
        <translation>说出模型认为图片画的是什么；单击即可放入提示词。</translation>
    </message>
    <message>
        <source>Follow its structure</source>
        <translation>沿用它的结构</translation>
    </message>
    <message>
        <source>Makes a depth picture of it, whose structure the next pictures follow.</source>
        <translation>由它生成深度图，之后的图片将沿用其结构。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::CanvasToolBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How fully the brush marks.</source>
        <translation>画笔标记的强度。</translation>
    </message>
    <message>
        <source>Diameter of the brush in pixels of the picture; dragging with the right button changes it too.</source>
        <translation>画笔直径（图片像素）；按住右键拖动也可更改。</translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is.</source>
        <translation>画笔边缘的锐利程度。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::DescriptionDialog</name>
    <message>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>The model takes the picture for one of these. A click puts it into the prompt.</source>
        <translation>模型认为图片是以下之一。单击即可放入提示词。</translation>
    </message>
    <message>
        <source>%1 %  %2</source>
        <extracomment>1: how probable a caption is, 2: the caption</extracomment>
        <translation>%1 %  %2</translation>
    </message>
</context>
<context>
    <name>unclip::ui::EditBar</name>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Mark with the brush (B) what shall be painted again, or drag the frame outwards.</source>
        <translation>用画笔（B）标出要重新绘制的部分，或将画框向外拖动。</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Paints the prompt where the mask is; everything else stays as it is.</source>
        <translation>在蒙版处绘制提示词，其余部分保持不变。</translation>
    </message>
    <message>
        <source>More detail</source>
        <translation>增加细节</translation>
    </message>
    <message>
        <source>Paints the marked part again, larger and finer.</source>
        <translation>将标出的部分以更大、更精细的方式重新绘制。</translation>
    </message>
    <message>
        <source>Erase object</source>
        <translation>擦除物体</translation>
    </message>
    <message>
        <source>Fills the marked part with what surrounds it, without a prompt.</source>
        <translation>用周围的内容填补标出的部分，不使用提示词。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Pixels over which the mask&apos;s border blends into the picture.</source>
        <translation>蒙版边缘与图片融合的像素宽度。</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How far the new part may leave the old one.</source>
        <translation>新内容可偏离旧内容的程度。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Paint beyond</source>
        <translation>向外扩展</translation>
    </message>
    <message>
        <source>Continues the picture up to the frame.</source>
        <translation>将图片延续到画框处。</translation>
    </message>
    <message>
        <source>Puts the frame back around the picture</source>
        <translation>将画框恢复到图片四周</translation>
    </message>
    <message>
        <source>Reset the frame</source>
        <translation>重置画框</translation>
    </message>
    <message>
        <source>Previous (←)</source>
        <translation>上一个（←）</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next (→)</source>
        <translation>下一个（→）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Goes on with this picture (Enter). The original stays in the gallery.</source>
        <translation>用这张图片继续（Enter）。原图保留在图库中。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Back to the picture as it was (Esc)</source>
        <translation>回到原来的图片（Esc）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Follow as structure</source>
        <translation>沿用为结构</translation>
    </message>
    <message>
        <source>Pictures from the prompt follow what is marked as a depth picture: near is what is marked fully, farther what a brush of less opacity marks.</source>
        <translation>由提示词生成的图片将把标记区域当作深度图沿用：完全标记处为近，用较低不透明度的画笔标记处较远。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %n pictures</source>
        <translation>
            <numerusform>导出 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model}, {id} and {name} are filled in.</source>
        <translation>{date}、{time}、{prompt}、{seed}、{n}、{task}、{model}、{id} 和 {name} 会自动填入。</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Higher looks better and takes more room.</source>
        <translation>数值越高，画质越好，占用空间也越大。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Write prompt and settings into the file</source>
        <translation>将提示词和设置写入文件</translation>
    </message>
    <message>
        <source>The picture can then be painted again from its file.</source>
        <translation>之后可以从文件重新绘制该图片。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放比例</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Exports</name>
    <message>
        <source>Exported %1 of %2.</source>
        <translation>已导出 %1 / %2。</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were exported to %1</source>
        <translation>
            <numerusform>已将 %n 张图片导出到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>替换文件？</translation>
    </message>
    <message numerus="yes">
        <source>%n files are there already, among them “%1”.</source>
        <translation>
            <numerusform>已有 %n 个同名文件，其中包括“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>保留两者</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>保存请求</translation>
    </message>
    <message>
        <source>Requests (*.json)</source>
        <translation>请求 (*.json)</translation>
    </message>
</context>
<context>
    <name>unclip::ui::FilmStrip</name>
    <message>
        <source>Film strip</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>The steps of the reverse diffusion: move the mouse over them.</source>
        <translation>逆扩散的各个步骤：将鼠标移到上面查看。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::FirstSteps</name>
    <message>
        <source>Keys and first steps</source>
        <translation>快捷键和入门</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Write what shall be painted and press Paint. A style&apos;s button adds its words.</source>
        <translation>写下要画的内容并按“绘制”。风格按钮会添加相应的词语。</translation>
    </message>
    <message>
        <source>Point at a result: the bar offers variations, editing, enlarging and more.</source>
        <translation>指向一个结果：工具条提供变体、编辑、放大等操作。</translation>
    </message>
    <message>
        <source>Open a result, mark a part with the brush and press Repaint; or drag the frame outwards and press Paint beyond.</source>
        <translation>打开一个结果，用画笔标出一部分并按“重绘”；或将画框向外拖动并按“向外扩展”。</translation>
    </message>
    <message>
        <source>Flip through the candidates with the arrow keys; Enter takes one, Esc discards them. The original is never overwritten.</source>
        <translation>用方向键翻看候选图；Enter 采用，Esc 放弃。原图永远不会被覆盖。</translation>
    </message>
    <message>
        <source>Everything is kept in the gallery, with all that is needed to paint it again.</source>
        <translation>所有图片都保存在图库中，并附有重新绘制所需的全部信息。</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
    <message>
        <source>On a result</source>
        <translation>在结果上</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>在画布上</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>在提示词中</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>鼠标中键</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>按住右键拖动</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryDock</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures of the library can&apos;t be read; &quot;unclip gallery check&quot; names them.</source>
        <translation>
            <numerusform>图库中有 %n 张图片无法读取；“unclip gallery check”会列出它们。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the trash.</source>
        <translation>
            <numerusform>%n 张图片在回收站中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>Most like the chosen picture</source>
        <translation>与所选图片最相似</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Size of the thumbnails; Ctrl and the wheel change it too.</source>
        <translation>缩略图大小；也可用 Ctrl 加滚轮更改。</translation>
    </message>
    <message>
        <source>How many pictures are shown</source>
        <translation>显示的图片数</translation>
    </message>
    <message>
        <source>The pictures are being looked at for the first time; search again in a moment.</source>
        <translation>正在首次查看图片；请稍后再搜索。</translation>
    </message>
    <message>
        <source>Most like &quot;%1&quot;</source>
        <translation>最像“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Add to a collection…</source>
        <translation>加入收藏集…</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add to a collection</source>
        <translation>加入收藏集</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>收藏集</translation>
    </message>
    <message>
        <source>Copied %1 of %2 pictures into the gallery.</source>
        <translation>已将 %1 / %2 张图片复制到图库。</translation>
    </message>
    <message>
        <source>Changed %1 of %2 pictures.</source>
        <translation>已更改 %1 / %2 张图片。</translation>
    </message>
    <message numerus="yes">
        <source>Gathering %n pictures…</source>
        <translation>
            <numerusform>正在收集 %n 张图片…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the gallery now.</source>
        <translation>
            <numerusform>%n 张图片已加入图库。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n 张原本就在图库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were left out, among them: %1</source>
        <translation>
            <numerusform>跳过了 %n 个文件，其中包括：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files of this machine can be dropped here; save the picture first.</source>
        <translation>此处只能拖放本机文件；请先保存图片。</translation>
    </message>
    <message>
        <source>Every picture that is painted is kept here.
Drop pictures of your own to keep them, too.</source>
        <translation>画好的每一张图片都会保存在这里。
也可以把自己的图片拖到这里保存。</translation>
    </message>
    <message>
        <source>No picture is like that.</source>
        <translation>没有符合条件的图片。</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message>
        <source>All pictures in the trash are deleted for good. This can&apos;t be undone.</source>
        <translation>回收站中的所有图片将被永久删除，无法撤销。</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Use the folder as it is</source>
        <translation>就用这个文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are gone from %1. Connect their drive, or forget them.</source>
        <translation>
            <numerusform>%n 张图片已不在 %1。请连接它们所在的驱动器，或遗忘它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>遗忘它们</translation>
    </message>
    <message numerus="yes">
        <source>%n came back from the trash.</source>
        <translation>
            <numerusform>%n 张已从回收站恢复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryFilters</name>
    <message>
        <source>Search the pictures</source>
        <translation>搜索图片</translation>
    </message>
    <message>
        <source>Words of the prompt, tags and collections. &quot;Quoted words&quot; stand together, -word must not be there.</source>
        <translation>提示词、标签和收藏集中的词语。“引号中的词”须连在一起，-词 不得出现。</translation>
    </message>
    <message>
        <source>By look</source>
        <translation>按外观</translation>
    </message>
    <message>
        <source>Searches what is in the pictures, whatever their prompts were.</source>
        <translation>搜索图片中的内容，不论提示词是什么。</translation>
    </message>
    <message>
        <source>Shows favourites only.</source>
        <translation>只显示收藏。</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>仅收藏</translation>
    </message>
    <message>
        <source>Which pictures</source>
        <translation>哪些图片</translation>
    </message>
    <message>
        <source>Shows pictures of one kind, with one tag, of one collection, or the trash.</source>
        <translation>显示某一类、某个标签、某个收藏集的图片，或回收站。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Shows pictures of one model.</source>
        <translation>显示某个模型的图片。</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>所有图片</translation>
    </message>
    <message>
        <source>Painted from words</source>
        <translation>文字绘制</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Repainted</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Continued beyond the frame</source>
        <translation>画框外扩展</translation>
    </message>
    <message>
        <source>More detail</source>
        <translation>增加细节</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Collection: %1</source>
        <translation>收藏集：%1</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryModel</name>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryView</name>
    <message>
        <source>Pictures of the gallery</source>
        <translation>图库中的图片</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Incoming</name>
    <message>
        <source>Reading “%1”…</source>
        <translation>正在读取“%1”…</translation>
    </message>
    <message>
        <source>“%1” is a folder; drop it on the gallery to copy its pictures there.</source>
        <translation>“%1”是文件夹；把它拖到图库即可将其中的图片复制进去。</translation>
    </message>
    <message>
        <source>“%1” is no picture that can be opened.</source>
        <translation>“%1”不是可以打开的图片。</translation>
    </message>
    <message numerus="yes">
        <source>Opened the first of %n picture(s); the canvas holds one at a time.</source>
        <translation>
            <numerusform>已打开 %n 张图片中的第一张；画布一次只能放一张。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy all into the gallery</source>
        <translation>全部复制到图库</translation>
    </message>
    <message>
        <source>“%1” knows how it was painted.</source>
        <translation>“%1”记录了绘制方法。</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <source>Only files of this machine can be dropped here; save the picture first.</source>
        <translation>此处只能拖放本机文件；请先保存图片。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Copy pictures into the gallery</source>
        <translation>将图片复制到图库</translation>
    </message>
    <message numerus="yes">
        <source>Took the first of %n saved request(s); the panel holds one at a time.</source>
        <translation>
            <numerusform>已采用 %n 个已保存请求中的第一个；面板一次只能容纳一个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::JobList</name>
    <message>
        <source>Waiting – queue is paused</source>
        <translation>等待中 – 队列已暂停</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>unclip::ui::JobStatus</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops the running job; finished pictures stay (Ctrl+.)</source>
        <translation>停止当前任务；已完成的图片会保留（Ctrl+.）</translation>
    </message>
    <message>
        <source>Model, device, and memory that the program uses</source>
        <translation>模型、设备以及程序占用的内存</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>还有 %n 个等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::LogWindow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The log can&apos;t be read: %1</source>
        <translation>无法读取日志：%1</translation>
    </message>
</context>
<context>
    <name>unclip::ui::MainWindow</name>
    <message>
        <source>The settings could not be read. The standard settings are used; the old file was kept beside them.</source>
        <translation>无法读取设置，现使用默认设置；旧文件已保留在旁边。</translation>
    </message>
    <message>
        <source>Every picture is written and listed now.</source>
        <translation>所有图片均已保存并列入图库。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that could not be written the last time are in the gallery now.</source>
        <translation>
            <numerusform>上次未能写入的 %n 张图片现已在图库中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;odels</source>
        <translation>模型(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>This picture has no transparent parts.</source>
        <translation>此图没有透明部分。</translation>
    </message>
    <message>
        <source>Mark transparent parts</source>
        <translation>标出透明部分</translation>
    </message>
    <message>
        <source>About Unclip Studio</source>
        <translation>关于 Unclip Studio</translation>
    </message>
    <message>
        <source>Paints pictures from words by the method of DALL·E 2 (unCLIP), on your own machine.</source>
        <translation>以 DALL·E 2（unCLIP）的方法，在您自己的电脑上用文字作画。</translation>
    </message>
    <message>
        <source>Nothing is ever sent anywhere; only fetching a model uses the network.</source>
        <translation>不会向任何地方发送数据；只有获取模型时才会使用网络。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>unclip::ui::MixDialog</name>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Paints a row of pictures that leads from this one step by step to another picture, or along the way from one text to another.</source>
        <translation>绘制一排图片，从此图逐步过渡到另一张图片，或沿着一段文本到另一段文本的方向变化。</translation>
    </message>
    <message>
        <source>Second picture</source>
        <translation>第二张图片</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>With a picture</source>
        <translation>与图片</translation>
    </message>
    <message>
        <source>Choose the second picture</source>
        <translation>选择第二张图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</translation>
    </message>
    <message>
        <source>a cat</source>
        <translation>一只猫（a cat）</translation>
    </message>
    <message>
        <source>a dog</source>
        <translation>一只狗（a dog）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>By two texts</source>
        <translation>用两段文本</translation>
    </message>
    <message>
        <source>Pictures in the row</source>
        <translation>一排的图片数</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ModelChoice</name>
    <message>
        <source>“%1” is here. Choose it under More, beside the prompt.</source>
        <translation>“%1”已就绪。请在提示词旁的“更多”中选择它。</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ModelDownload</name>
    <message>
        <source>“%1” can&apos;t be loaded: %2. What was loaded stays; get the model again later to go on.</source>
        <translation>无法下载“%1”：%2。已下载的部分会保留；稍后再次获取即可继续。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: %2. Choose a disk with room for the model.</source>
        <translation>无法写入“%1”：%2。请选择有足够空间的磁盘。</translation>
    </message>
    <message>
        <source>“%1” is no safe address to load a model from; nothing was loaded.</source>
        <translation>“%1”不是安全的下载地址；未下载任何内容。</translation>
    </message>
    <message>
        <source>The list of files of “%1” is too long; nothing was loaded.</source>
        <translation>“%1”的文件列表过长；未下载任何内容。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: %2. Make room on the disk and get the model again; what was loaded stays.</source>
        <translation>无法写入“%1”：%2。请腾出磁盘空间后再次获取；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>“%1” is longer than the server&apos;s list says; it was thrown away. Get the model again.</source>
        <translation>“%1”比服务器列表中的长度更长，已丢弃。请再次获取模型。</translation>
    </message>
    <message>
        <source>The connection to %1 can&apos;t be trusted: %2. Check the date of this machine, then get the model again.</source>
        <translation>与 %1 的连接不可信：%2。请检查本机日期，然后再次获取模型。</translation>
    </message>
    <message>
        <source>the server doesn&apos;t have the rest of a file</source>
        <translation>服务器没有文件的剩余部分</translation>
    </message>
    <message>
        <source>the server is busy (%1)</source>
        <translation>服务器繁忙（%1）</translation>
    </message>
    <message>
        <source>The server refuses “%1” (%2). See %3 whether the model has moved.</source>
        <translation>服务器拒绝提供“%1”（%2）。请到 %3 查看模型是否已迁移。</translation>
    </message>
    <message>
        <source>the server was silent for too long</source>
        <translation>服务器长时间没有响应</translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation>连接提前结束</translation>
    </message>
    <message>
        <source>%1 sends from one address to the next without end. Get the model again later.</source>
        <translation>%1 不断地重定向。请稍后再次获取模型。</translation>
    </message>
    <message>
        <source>The server&apos;s list of the files of “%1” can&apos;t be used. See %2 whether the model has moved.</source>
        <translation>服务器提供的“%1”文件列表无法使用。请到 %2 查看模型是否已迁移。</translation>
    </message>
    <message>
        <source>“%1” needs %2 more, and the disk of %3 has %4. Make room and get the model again.</source>
        <translation>“%1”还需要 %2，而 %3 所在磁盘只剩 %4。请腾出空间后再次获取模型。</translation>
    </message>
    <message>
        <source>“%1” is damaged: its checksum is not the one that the server names. It was thrown away; get the model again later.</source>
        <translation>“%1”已损坏：其校验和与服务器给出的不符。文件已丢弃；请稍后再次获取模型。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written. Choose a disk with room for the model.</source>
        <translation>无法写入“%1”。请选择有足够空间的磁盘。</translation>
    </message>
    <message>
        <source>“%1” is shorter than the server&apos;s list says; it was thrown away. Get the model again later.</source>
        <translation>“%1”比服务器列表中的长度更短，已丢弃。请稍后再次获取模型。</translation>
    </message>
    <message>
        <source>“%1” is being loaded by another window or program; get the model again when it has ended.</source>
        <translation>“%1”正由另一个窗口或程序下载；请等它结束后再获取模型。</translation>
    </message>
    <message>
        <source>%1 sends on to “%2”, which is no safe address to load a model from; nothing more was loaded.</source>
        <translation>%1 转到了“%2”，该地址不安全，不能用来下载模型；未再下载任何内容。</translation>
    </message>
    <message>
        <source>The link “%1” can&apos;t be made; choose a disk that knows links.</source>
        <translation>无法创建链接“%1”；请选择支持链接的磁盘。</translation>
    </message>
    <message>
        <source>The proxy that this machine&apos;s settings name for %1 can&apos;t be used: %2. Mend the system&apos;s proxy settings, or https_proxy, then get the model again.</source>
        <translation>本机设置中用于 %1 的代理无法使用：%2。请修正系统的代理设置或 https_proxy，然后重新获取模型。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Larger than memory</source>
        <translation>大于内存</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Its weights need %1, this machine has %2: it is opened part by part.</source>
        <translation>权重需要 %1，本机有 %2：将分部分打开。</translation>
    </message>
    <message>
        <source>Comes with the program. Knows a small world of things, places and styles.</source>
        <translation>随程序提供。只认识一个由少量事物、地点和风格组成的小世界。</translation>
    </message>
    <message>
        <source>Its weights need %1, this machine has %2.</source>
        <translation>权重需要 %1，本机有 %2。</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder, or a folder of models</source>
        <translation>选择一个模型的文件夹，或包含多个模型的文件夹</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>下载进度</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Partly here</source>
        <translation>已下载一部分</translation>
    </message>
    <message>
        <source>Can be fetched</source>
        <translation>可获取</translation>
    </message>
    <message>
        <source>Makes variations of pictures.</source>
        <translation>制作图片的变体。</translation>
    </message>
    <message>
        <source>Paints from words.</source>
        <translation>根据文字作画。</translation>
    </message>
    <message>
        <source>%1 Licence: %2; its conditions go with every copy. From %3. This machine has %4 of memory. Only this button uses the network.</source>
        <translation>%1 许可证：%2，其条款适用于每一份副本。来源：%3。本机内存为 %4。只有此按钮会使用网络。</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>停止下载</translation>
    </message>
    <message>
        <source>%1: asking for the list of its files</source>
        <translation>%1：正在获取文件列表</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>Repaints parts of pictures from words.</source>
        <translation>按文字重绘图片的局部。</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <translation>检查并修复</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>A prior, which other models are painted with: choose it under More, beside the prompt, in “Prior from”.</source>
        <translation>先验模型，供其他模型绘画时使用：请在提示词旁的“更多”中的“先验来自”里选择它。</translation>
    </message>
    <message>
        <source>Paints from words along the structure of a depth picture.</source>
        <translation>按照文字，沿着深度图的结构绘画。</translation>
    </message>
    <message>
        <source>Takes the place of a model&apos;s own prior, in one step instead of 25.</source>
        <translation>代替模型自己的先验，用一步而不是 25 步。</translation>
    </message>
    <message>
        <source>Depth pictures</source>
        <translation>深度图</translation>
    </message>
    <message>
        <source>Makes depth pictures of pictures: under More, beside the prompt, in “Follow structure”.</source>
        <translation>由图片生成深度图：在提示词旁的“更多”中的“沿用结构”里。</translation>
    </message>
    <message>
        <source>Makes depth pictures of pictures, whose structure other models follow.</source>
        <translation>由图片生成深度图，供其他模型沿用其结构。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::NumberField</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1: “%2” is no whole number from %3. Change it or leave it empty.</source>
        <translation>%1：“%2”不是 %3 之间的整数。请更改或留空。</translation>
    </message>
    <message>
        <source>%1: “%2” is no number from %3. Change it or leave it empty.</source>
        <translation>%1：“%2”不是 %3 之间的数字。请更改或留空。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Painting</name>
    <message>
        <source>Details…</source>
        <translation>详细信息…</translation>
    </message>
    <message>
        <source>The pictures are ready.</source>
        <translation>图片已完成。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureCommands</name>
    <message>
        <source>The picture could not be written to the disk. Export it first, then open the file.</source>
        <translation>图片未能写入磁盘。请先导出，再打开该文件。</translation>
    </message>
    <message>
        <source>This picture was painted without its steps being kept.</source>
        <translation>绘制此图时没有保留步骤。</translation>
    </message>
    <message>
        <source>The next pictures start from seed %1.</source>
        <translation>接下来的图片将从种子 %1 开始。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are on the clipboard.</source>
        <translation>
            <numerusform>%n 张图片已在剪贴板中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已在剪贴板中。</translation>
    </message>
    <message>
        <source>This picture doesn&apos;t say its seed.</source>
        <translation>这张图片没有说明它的种子。</translation>
    </message>
    <message>
        <source>The model looks at the picture.</source>
        <translation>模型正在看这张图片。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureDetails</name>
    <message>
        <source>Use its settings</source>
        <translation>使用其设置</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>收藏集</translation>
    </message>
    <message>
        <source>Takes over prompt, seed and all settings of this picture.</source>
        <translation>采用此图的提示词、种子和全部设置。</translation>
    </message>
    <message>
        <source>Finds pictures that look like this one.</source>
        <translation>查找与此图相似的图片。</translation>
    </message>
    <message>
        <source>Words of your own, with commas between</source>
        <translation>自己的词语，用逗号分隔</translation>
    </message>
    <message>
        <source>Names, with commas between</source>
        <translation>名称，用逗号分隔</translation>
    </message>
    <message>
        <source>Tags of the picture</source>
        <translation>图片的标签</translation>
    </message>
    <message>
        <source>Collections of the picture</source>
        <translation>图片的收藏集</translation>
    </message>
    <message>
        <source>Choose a picture to see how it was made.</source>
        <translation>选择一张图片，查看它是如何绘制的。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are chosen.</source>
        <translation>
            <numerusform>已选择 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Prior steps</source>
        <translation>先验步数</translation>
    </message>
    <message>
        <source>Decoder steps</source>
        <translation>解码器步数</translation>
    </message>
    <message>
        <source>Upsampler steps</source>
        <translation>放大器步数</translation>
    </message>
    <message>
        <source>Prior guidance</source>
        <translation>先验引导</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Likeness to the prompt</source>
        <translation>与提示词的相似度</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Other program&apos;s note</source>
        <translation>其他程序的备注</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Made from it</source>
        <translation>由此制作</translation>
    </message>
    <message>
        <source>Prior best of</source>
        <translation>先验择优次数</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>择优张数</translation>
    </message>
    <message>
        <source>Prior from</source>
        <translation>先验来自</translation>
    </message>
    <message>
        <source>Structure of</source>
        <translation>结构来自</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>噪声级别</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureLooks</name>
    <message>
        <source>There is no engine that could look at the pictures.</source>
        <translation>没有可以查看图片的引擎。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PicturePage</name>
    <message>
        <source>The picture is not on disk. Export it first, then open the file.</source>
        <translation>图片不在磁盘上。请先导出，再打开该文件。</translation>
    </message>
    <message>
        <source>Nothing is marked. Mark with the brush what shall be painted again.</source>
        <translation>没有任何标记。请用画笔标出要重新绘制的部分。</translation>
    </message>
    <message>
        <source>The frame lies at the picture&apos;s edge. Drag it outwards first.</source>
        <translation>画框就在图片边缘。请先将它向外拖动。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>全部标记</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PriorChoice</name>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型默认</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PromptDock</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>Name what shall not be in the picture.</source>
        <translation>写出不应出现在图片中的内容。</translation>
    </message>
    <message>
        <source>For example: fog, text</source>
        <translation>例如：fog, text</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>How many pictures are painted at once.</source>
        <translation>一次绘制多少张图片。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paints the prompt (%1)</source>
        <translation>绘制提示词（%1）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The prompt has more tokens than the model reads. The struck-out part is not used.</source>
        <translation>提示词的词元超过模型能读取的数量。划掉的部分不会被使用。</translation>
    </message>
    <message>
        <source>Tokens (words and parts of words) of the prompt, and how many the model reads.</source>
        <translation>提示词的词元（词和词的片段）数，以及模型能读取的数量。</translation>
    </message>
    <message>
        <source>Earlier prompts</source>
        <translation>以前的提示词</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>提示词中的词语</translation>
    </message>
    <message>
        <source>Paint from the prompt alone again</source>
        <translation>重新只按提示词绘制</translation>
    </message>
    <message>
        <source>Paint does again: %1</source>
        <translation>再次执行：%1</translation>
    </message>
    <message>
        <source>Paint does again: %1, “%2”</source>
        <translation>再次执行：%1，“%2”</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PromptEditor</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What shall be painted? For example: a dog in the Himalayas, oil painting</source>
        <translation>要画什么？例如：a dog in the Himalayas, oil painting</translation>
    </message>
    <message numerus="yes">
        <source>The model reads %n token(s); this part comes after them and is not used.</source>
        <translation>
            <numerusform>模型读取 %n 个词元；这部分在其之后，不会被使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model has never seen the word “%1”. It may be left out of the picture.</source>
        <translation>模型从未见过“%1”这个词，图片中可能不会出现。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::QueueDock</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详细信息…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Remove all that are over</source>
        <translation>移除所有已结束的</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续队列</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ResultTile</name>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ResultsGrid</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>From one picture to the other</source>
        <translation>从一张图片到另一张</translation>
    </message>
    <message>
        <source>Shows the steps from one end of the mix to the other.</source>
        <translation>显示从混合的一端到另一端的各个步骤。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Session</name>
    <message>
        <source>Unclip Studio is open in another window too. Pictures of both go into the gallery; the prompt and the queue of this window don&apos;t come back at the next start.</source>
        <translation>Unclip Studio 也在另一个窗口中打开着。两个窗口的图片都会存入图库；此窗口的提示词和队列在下次启动时不会恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) of the last session were not finished.</source>
        <translation>
            <numerusform>上次会话有 %n 个任务未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close Unclip Studio?</source>
        <translation>关闭 Unclip Studio？</translation>
    </message>
    <message>
        <source>A picture is being painted. Finished pictures are kept; unfinished ones are offered again at the next start.</source>
        <translation>正在绘制图片。已完成的图片会保留；未完成的会在下次启动时再次提供。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Go on painting</source>
        <translation>继续绘制</translation>
    </message>
    <message>
        <source>Close and lose pictures?</source>
        <translation>关闭并丢失图片？</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be written to “%1” yet. Closing now loses them.</source>
        <translation>
            <numerusform>%n 张图片尚未能写入“%1”。现在关闭将丢失它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并丢失</translation>
    </message>
    <message>
        <source>Choose a folder for your pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
</context>
<context>
    <name>unclip::ui::SessionFile</name>
    <message>
        <source>the prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>the open picture</source>
        <translation>打开的图片</translation>
    </message>
    <message>
        <source>results that were neither taken nor discarded</source>
        <translation>既未采用也未丢弃的结果</translation>
    </message>
    <message>
        <source>earlier prompts</source>
        <translation>以前的提示词</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>how the settings were shown</source>
        <translation>设置的显示方式</translation>
    </message>
    <message>
        <source>the frame</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>some of the prompt&apos;s settings</source>
        <translation>提示词的部分设置</translation>
    </message>
    <message>
        <source>Of the last session this could not be read: %1. All else is back; the file is kept as “%2”.</source>
        <translation>上次会话中以下内容无法读取：%1。其余内容均已恢复；文件保存为“%2”。</translation>
    </message>
    <message>
        <source>“%1”, which was open, isn&apos;t there any more.</source>
        <translation>上次打开的“%1”已不存在。</translation>
    </message>
    <message>
        <source>The last session could not be read; its file is kept as “%1”.</source>
        <translation>无法读取上次会话；其文件保存为“%1”。</translation>
    </message>
    <message>
        <source>The session can&apos;t be saved; prompt and queue may be lost when the program ends. %1</source>
        <translation>无法保存会话；程序结束时提示词和队列可能会丢失。%1</translation>
    </message>
</context>
<context>
    <name>unclip::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Go on where I stopped</source>
        <translation>从上次停下的地方继续</translation>
    </message>
    <message>
        <source>Prompt, settings, picture, mask and queue come back at the start.</source>
        <translation>启动时恢复提示词、设置、图片、蒙版和队列。</translation>
    </message>
    <message>
        <source>Say when a long job ends</source>
        <translation>长任务结束时通知</translation>
    </message>
    <message>
        <source>Shows a notification when the window is in the background.</source>
        <translation>当窗口在后台时显示通知。</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Open the model at the start</source>
        <translation>启动时打开模型</translation>
    </message>
    <message>
        <source>The first picture begins sooner; the program needs the model&apos;s memory from the beginning.</source>
        <translation>第一张图片会更快开始；但程序从一开始就占用模型的内存。</translation>
    </message>
    <message>
        <source>Device and precision are chosen under More, beside the prompt.</source>
        <translation>设备和精度在提示词旁的“更多”中选择。</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Colour of the mask</source>
        <translation>蒙版颜色</translation>
    </message>
    <message>
        <source>Strength of the mask&apos;s colour</source>
        <translation>蒙版颜色强度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Pressure of the pen changes</source>
        <translation>笔压改变</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model} and {id} are filled in.</source>
        <translation>{date}、{time}、{prompt}、{seed}、{n}、{task}、{model} 和 {id} 会被替换。</translation>
    </message>
    <message>
        <source>Write prompt and settings into the file</source>
        <translation>将提示词和设置写入文件</translation>
    </message>
    <message>
        <source>The picture can then be painted again from its file.</source>
        <translation>之后可以从文件重新绘制该图片。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Write prompts to the log</source>
        <translation>将提示词写入日志</translation>
    </message>
    <message>
        <source>Off by default, so that a log can be shown to others.</source>
        <translation>默认关闭，以便日志可以给他人查看。</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everything happens on this machine. Nothing is ever sent anywhere; only fetching a model uses the network.</source>
        <translation>一切都在本机完成。不会向任何地方发送数据；只有获取模型时才会使用网络。</translation>
    </message>
    <message>
        <source>Every finished picture is written here at once, and the gallery shows this folder. Pictures in the folder before stay where they are.</source>
        <translation>每张完成的图片会立即写入此文件夹，图库也显示此文件夹。先前文件夹中的图片会留在原处。</translation>
    </message>
    <message>
        <source>Pictures in the trash, pasted pictures and masks of old requests are deleted when nothing has needed them for %1 days.</source>
        <translation>回收站中的图片、粘贴的图片以及旧请求的蒙版，若 %1 天内未被使用，将被删除。</translation>
    </message>
    <message>
        <source>The last %1 pictures stay in memory with the steps of their film strips. Older ones are read from their files, which hold no steps.</source>
        <translation>最近的 %1 张图片及其胶片步骤保留在内存中。更早的图片从文件中读取，文件中不含步骤。</translation>
    </message>
    <message>
        <source>The last %1 changes of a mask can be undone.</source>
        <translation>蒙版的最近 %1 次更改可以撤销。</translation>
    </message>
    <message>
        <source>The engine is being asked; while a picture is painted, it answers after that.</source>
        <translation>正在查询；如果正在绘制图片，则在绘制结束后给出结果。</translation>
    </message>
    <message>
        <source>Device and memory</source>
        <translation>设备与内存</translation>
    </message>
</context>
<context>
    <name>unclip::ui::SettingsPanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that paints. More can be added in the menu Models.</source>
        <translation>用于绘制的模型。可在“模型”菜单中添加更多。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Draw another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>Keep this seed for the next pictures</source>
        <translation>后续图片保持此种子</translation>
    </message>
    <message>
        <source>The number that chooses the noise a picture starts from. The same seed and settings give the same picture.</source>
        <translation>决定图片起始噪声的数字。相同的种子和设置会得到相同的图片。</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型默认</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Wide (3:2)</source>
        <translation>横向 (3:2)</translation>
    </message>
    <message>
        <source>Tall (2:3)</source>
        <translation>纵向 (2:3)</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>The shape of the picture. Models paint their own shape best.</source>
        <translation>图片的形状。模型最擅长其默认形状。</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Text directly</source>
        <translation>直接用文本</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Paint with all three and compare</source>
        <translation>用三种方式绘制并比较</translation>
    </message>
    <message>
        <source>What the decoder is told: the picture that the prior imagines, the text itself in its place, or the caption alone.</source>
        <translation>告诉解码器的内容：先验设想的图片、以文本代替，或仅说明文字。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Prior steps</source>
        <translation>先验步数</translation>
    </message>
    <message>
        <source>Steps in which the prior imagines the picture&apos;s meaning.</source>
        <translation>先验设想图片含义的步数。</translation>
    </message>
    <message>
        <source>Prior guidance</source>
        <translation>先验引导</translation>
    </message>
    <message>
        <source>How closely the prior keeps to the prompt.</source>
        <translation>先验遵循提示词的程度。</translation>
    </message>
    <message>
        <source>Decoder steps</source>
        <translation>解码器步数</translation>
    </message>
    <message>
        <source>Steps in which the decoder paints the small picture.</source>
        <translation>解码器绘制小图的步数。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>How closely the decoder keeps to the prompt; high values make harsh pictures.</source>
        <translation>解码器遵循提示词的程度；数值过高会使图片生硬。</translation>
    </message>
    <message>
        <source>Upsampler steps</source>
        <translation>放大器步数</translation>
    </message>
    <message>
        <source>Steps in which the small picture is painted large.</source>
        <translation>将小图绘制成大图的步数。</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>最匹配的在前</translation>
    </message>
    <message>
        <source>Sorts the pictures by how well CLIP finds them to match the prompt.</source>
        <translation>按 CLIP 判断与提示词的匹配程度排序图片。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the computing happens.</source>
        <translation>在哪里进行计算。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How exactly numbers are kept; less is faster and needs less memory.</source>
        <translation>数值的精确程度；越低越快，占用内存越少。</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Comes with the program.</source>
        <translation>随程序提供。</translation>
    </message>
    <message>
        <source>Quick paints in a few steps, Best in many and more tries; numbers that are set below count.</source>
        <translation>“快速”用很少的步数绘制，“最佳”用很多步数和更多次尝试；下面设定的数值优先。</translation>
    </message>
    <message>
        <source>Prior best of</source>
        <translation>先验择优次数</translation>
    </message>
    <message>
        <source>So often the prior imagines each picture&apos;s meaning; what CLIP finds nearest to the prompt is painted.</source>
        <translation>先验为每张图像构想这么多次含义；CLIP 认为最接近提示词的那一次会被画出来。</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>择优张数</translation>
    </message>
    <message>
        <source>So many small pictures are painted for each; the one that CLIP finds nearest to what was asked for is painted large.</source>
        <translation>为每张图片先绘制这么多张小图；其中 CLIP 认为最接近要求的一张会被绘制成大图。</translation>
    </message>
    <message>
        <source>How far variations and mixes go: 0 hardly leaves the picture, 1 keeps only what CLIP sees in it.</source>
        <translation>变体和混合偏离原图的程度：0 几乎保持原样，1 只保留 CLIP 在图中看到的内容。</translation>
    </message>
    <message>
        <source>Keep places and colours</source>
        <translation>保留位置和颜色</translation>
    </message>
    <message>
        <source>Variations start from the picture&apos;s pixels under noise; the strength says under how much.</source>
        <translation>变体从加了噪声的原图像素开始；强度决定噪声的多少。</translation>
    </message>
    <message>
        <source>The seed is locked but empty. Type a number or unlock it.</source>
        <translation>种子已锁定但为空。请输入数字或解除锁定。</translation>
    </message>
    <message>
        <source>“%1” is no seed. Type a whole number from 0 to %2, or unlock it.</source>
        <translation>“%1”不是有效的种子。请输入 0 到 %2 之间的整数，或解除锁定。</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Prior from</source>
        <translation>先验来自</translation>
    </message>
    <message>
        <source>Choose a depth picture</source>
        <translation>选择深度图</translation>
    </message>
    <message>
        <source>Follow structure</source>
        <translation>沿用结构</translation>
    </message>
    <message>
        <source>A depth picture, near is white, whose structure a picture from the prompt or a variation follows. Takes a model made for it, such as Kandinsky&apos;s ControlNet.</source>
        <translation>深度图（近处为白色），由提示词生成的图片或变体会沿用它的结构。需要专门的模型，例如 Kandinsky 的 ControlNet。</translation>
    </message>
    <message>
        <source>Another prior in the place of the model&apos;s own, such as ECLIPSE, which predicts in one step; for Stable unCLIP a Karlo model. Priors are added like models.</source>
        <translation>用另一个先验代替模型自己的先验，例如一步完成预测的 ECLIPSE；Stable unCLIP 则用 Karlo 模型。先验像模型一样添加。</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>噪声级别</translation>
    </message>
    <message>
        <source>How freely the picture, or what the prior makes of the prompt, is followed: 0 closely, 999 hardly at all.</source>
        <translation>对图片（或先验由提示词得出的内容）遵循得有多自由：0 为紧密遵循，999 为几乎不遵循。</translation>
    </message>
    <message>
        <source>Make a depth picture of a picture…</source>
        <translation>由图片生成深度图…</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ShortcutsPage</name>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>在画布上</translation>
    </message>
    <message>
        <source>On a result or a picture of the gallery</source>
        <translation>在结果或图库图片上</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>在提示词中</translation>
    </message>
    <message>
        <source>All back to the standard</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>%1, other key</source>
        <translation>%1，另一个键</translation>
    </message>
    <message>
        <source>%1 is used twice: for “%2” and for “%3”. Change one of them.</source>
        <translation>%1 用了两次：“%2”和“%3”。请更改其中之一。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::StartPage</name>
    <message>
        <source>A rainbow in space</source>
        <translation>太空中的彩虹</translation>
    </message>
    <message>
        <source>An oil painting of a king</source>
        <translation>国王的油画</translation>
    </message>
    <message>
        <source>A dog in the Himalayas</source>
        <translation>喜马拉雅山上的狗</translation>
    </message>
    <message>
        <source>Pixel art of a cat in space</source>
        <translation>太空中的猫的像素画</translation>
    </message>
    <message>
        <source>A racing car in a desert</source>
        <translation>沙漠中的赛车</translation>
    </message>
    <message>
        <source>A ghost in a dark forest</source>
        <translation>黑暗森林里的幽灵</translation>
    </message>
    <message>
        <source>What shall be painted?</source>
        <translation>要画什么？</translation>
    </message>
    <message>
        <source>Type a prompt at the side, drop a picture here to edit it, or try an example.</source>
        <translation>在旁边输入提示词，将图片拖到此处进行编辑，或试试示例。</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
</context>
<context>
    <name>unclip::ui::StructureField</name>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Choose a depth picture</source>
        <translation>选择深度图</translation>
    </message>
    <message>
        <source>Choose the picture whose structure shall be followed</source>
        <translation>选择要沿用其结构的图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</translation>
    </message>
</context>
<context>
    <name>unclip::ui::StructureFromPicture</name>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>The depth picture is being made…</source>
        <translation>正在生成深度图…</translation>
    </message>
    <message>
        <source>Another structure was chosen meanwhile; the depth picture is %1.</source>
        <translation>期间已选择了另一个结构；深度图在 %1。</translation>
    </message>
    <message>
        <source>The depth picture is there, and its structure will be followed.</source>
        <translation>深度图已生成，将沿用它的结构。</translation>
    </message>
    <message>
        <source>The next pictures from the prompt follow what is marked; the structure stands under More.</source>
        <translation>之后由提示词生成的图片将沿用标记的内容；结构显示在“更多”中。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::StyleChips</name>
    <message>
        <source>Oil painting</source>
        <translation>油画</translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation>彩色玻璃</translation>
    </message>
    <message>
        <source>Pencil sketch</source>
        <translation>铅笔素描</translation>
    </message>
    <message>
        <source>Pixel art</source>
        <translation>像素画</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Remove this style</source>
        <translation>移除此风格</translation>
    </message>
    <message>
        <source>Save a style of your own</source>
        <translation>保存自己的风格</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>新风格</translation>
    </message>
    <message>
        <source>Words that the style adds to a prompt:</source>
        <translation>该风格添加到提示词的词语：</translation>
    </message>
    <message>
        <source>Adds “%1” to the prompt, or takes it out.</source>
        <translation>在提示词中添加或去掉“%1”。</translation>
    </message>
</context>
<context>
    <name>unclip::ui::WindowParts</name>
    <message>
        <source>This picture doesn&apos;t say how it was painted.</source>
        <translation>这张图片没有说明它是如何绘制的。</translation>
    </message>
    <message>
        <source>This picture doesn&apos;t say its seed, so it can&apos;t be painted again exactly.</source>
        <translation>这张图片没有说明它的种子，因此无法完全一样地重新绘制。</translation>
    </message>
</context>
</TS>
