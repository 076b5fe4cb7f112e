<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>ModelFolders</name>
        <message>
            <source>The folder “%1” has no model_index.json. Choose a folder in diffusers format.</source>
            <translation>文件夹“%1”中没有 model_index.json。请选择 diffusers 格式的文件夹。</translation>
        </message>
        <message>
            <source>The folder “%1” lacks %2. Get the model again or choose another folder.</source>
            <translation>文件夹“%1”缺少 %2。请重新获取该模型，或选择其他文件夹。</translation>
        </message>
    </context>
    <context>
        <name>PictureAction</name>
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
            <source>Diameter of the brush in pixels of the picture ([ and ]).</source>
            <translation>画笔直径，以图片像素计（[ 和 ]）。</translation>
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
            <source>How sharp the brush's edge is (Shift+[ and ]).</source>
            <translation>画笔边缘的锐利程度（Shift+[ 和 ]）。</translation>
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
            <source>Pixels over which the mask's border blends into the picture.</source>
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
            <source>Write what shall be painted and press Paint. A style's button adds its words.</source>
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
            <source>Eraser</source>
            <translation>橡皮擦</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>矩形</translation>
        </message>
        <message>
            <source>Swap brush and eraser</source>
            <translation>切换画笔和橡皮擦</translation>
        </message>
        <message>
            <source>Size of the brush</source>
            <translation>画笔大小</translation>
        </message>
        <message>
            <source>Hardness of the brush</source>
            <translation>画笔硬度</translation>
        </message>
        <message>
            <source>Move the view</source>
            <translation>移动视图</translation>
        </message>
        <message>
            <source>Space or middle button</source>
            <translation>空格键或鼠标中键</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Ctrl+wheel, or hold Z and drag</source>
            <translation>Ctrl+滚轮，或按住 Z 拖动</translation>
        </message>
        <message>
            <source>See the picture as it was</source>
            <translation>查看原来的图片</translation>
        </message>
        <message>
            <source>hold \</source>
            <translation>按住 \</translation>
        </message>
        <message>
            <source>Hide everything around the canvas</source>
            <translation>隐藏画布周围的一切</translation>
        </message>
        <message>
            <source>In the prompt</source>
            <translation>在提示词中</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>以前的提示词</translation>
        </message>
        <message>
            <source>Search earlier prompts</source>
            <translation>搜索以前的提示词</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::GalleryDock</name>
        <message>
            <source>Gallery</source>
            <translation>图库</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures of the library can't be read; "unclip gallery check" names them.</source>
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
            <source>Most like "%1"</source>
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
    </context>
    <context>
        <name>unclip::ui::GalleryFilters</name>
        <message>
            <source>Search the pictures</source>
            <translation>搜索图片</translation>
        </message>
        <message>
            <source>Words of the prompt, tags and collections. "Quoted words" stand together, -word must not be there.</source>
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
            <source>Can't be read</source>
            <translation>无法读取</translation>
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
            <source>The log can't be read: %1</source>
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
            <source>Save elsewhere…</source>
            <translation>保存到别处…</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>没有模型</translation>
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
            <source>Details…</source>
            <translation>详细信息…</translation>
        </message>
        <message>
            <source>The pictures are ready.</source>
            <translation>图片已完成。</translation>
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
            <source>Only files of this machine can be dropped here; save the picture first.</source>
            <translation>此处只能拖放本机文件；请先保存图片。</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
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
            <source>Open a picture</source>
            <translation>打开图片</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)</source>
            <translation>图片 (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;所有文件 (*)</translation>
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
            <source>“%1” knows how it was painted.</source>
            <translation>“%1”记录了绘制方法。</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>使用其设置</translation>
        </message>
        <message>
            <source>“%1” can't be read: %2.</source>
            <translation>无法读取“%1”：%2。</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard.</source>
            <translation>剪贴板中没有图片。</translation>
        </message>
        <message>
            <source>The pasted picture can't be written to “%1”. Make room on the disk and paste again.</source>
            <translation>无法将粘贴的图片写入“%1”。请腾出磁盘空间后重新粘贴。</translation>
        </message>
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
        <message>
            <source>The picture is on the clipboard.</source>
            <translation>图片已在剪贴板中。</translation>
        </message>
        <message>
            <source>Exported to %1</source>
            <translation>已导出到 %1</translation>
        </message>
        <message>
            <source>Save the request</source>
            <translation>保存请求</translation>
        </message>
        <message>
            <source>Requests (*.json)</source>
            <translation>请求 (*.json)</translation>
        </message>
        <message>
            <source>“%1” can't be written: %2. Choose another folder.</source>
            <translation>无法写入“%1”：%2。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>Exported %1 of %2.</source>
            <translation>已导出 %1 / %2。</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures were exported to %1</source>
            <translation>
                <numerusform>已将 %n 张图片导出到 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Every picture is written and listed now.</source>
            <translation>所有图片均已保存并列入图库。</translation>
        </message>
        <message>
            <source>“%1” is a folder; drop it on the gallery to copy its pictures there.</source>
            <translation>“%1”是文件夹；把它拖到图库即可将其中的图片复制进去。</translation>
        </message>
        <message>
            <source>Copy all into the gallery</source>
            <translation>全部复制到图库</translation>
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
            <source>Copy pictures into the gallery</source>
            <translation>将图片复制到图库</translation>
        </message>
        <message>
            <source>“%1” is here. Choose it under More, beside the prompt.</source>
            <translation>“%1”已就绪。请在提示词旁的“更多”中选择它。</translation>
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
        <name>unclip::ui::ModelDownload</name>
        <message>
            <source>“%1” can't be loaded: %2. What was loaded stays; get the model again later to go on.</source>
            <translation>无法下载“%1”：%2。已下载的部分会保留；稍后再次获取即可继续。</translation>
        </message>
        <message>
            <source>“%1” can't be written: %2. Choose a disk with room for the model.</source>
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
            <source>“%1” can't be written: %2. Make room on the disk and get the model again; what was loaded stays.</source>
            <translation>无法写入“%1”：%2。请腾出磁盘空间后再次获取；已下载的部分会保留。</translation>
        </message>
        <message>
            <source>“%1” is longer than the server's list says; it was thrown away. Get the model again.</source>
            <translation>“%1”比服务器列表中的长度更长，已丢弃。请再次获取模型。</translation>
        </message>
        <message>
            <source>The connection to %1 can't be trusted: %2. Check the date of this machine, then get the model again.</source>
            <translation>与 %1 的连接不可信：%2。请检查本机日期，然后再次获取模型。</translation>
        </message>
        <message>
            <source>the server doesn't have the rest of a file</source>
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
            <source>The server's list of the files of “%1” can't be used. See %2 whether the model has moved.</source>
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
            <source>“%1” can't be written. Choose a disk with room for the model.</source>
            <translation>无法写入“%1”。请选择有足够空间的磁盘。</translation>
        </message>
        <message>
            <source>“%1” is shorter than the server's list says; it was thrown away. Get the model again later.</source>
            <translation>“%1”比服务器列表中的长度更短，已丢弃。请稍后再次获取模型。</translation>
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
            <source>Choose a model's folder, or a folder of models</source>
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
            <source>%1 or %2</source>
            <translation>%1 或 %2</translation>
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
            <source>Other program's note</source>
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
            <source>The frame lies at the picture's edge. Drag it outwards first.</source>
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
        <name>unclip::ui::SessionFile</name>
        <message>
            <source>The session can't be saved to “%1”: %2. Prompt and queue may be lost when the program ends.</source>
            <translation>无法将会话保存到“%1”：%2。程序结束时提示词和队列可能丢失。</translation>
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
            <source>Every finished picture is written here at once. A new folder counts from the next start; pictures that are there already stay where they are.</source>
            <translation>每张完成的图片都会立即写到这里。新文件夹从下次启动起生效；已有的图片留在原处。</translation>
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
            <source>The first picture begins sooner; the program needs the model's memory from the beginning.</source>
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
            <source>Strength of the mask's colour</source>
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
            <source>All back to the standard</source>
            <translation>全部恢复默认</translation>
        </message>
        <message>
            <source>%1 is used twice: for “%2” and for “%3”. Neither will work until one is changed.</source>
            <translation>%1 被重复使用：“%2”和“%3”。在更改其中一个之前，两者都不起作用。</translation>
        </message>
        <message>
            <source>Everything happens on this machine. Nothing is ever sent anywhere; only fetching a model uses the network.</source>
            <translation>一切都在本机完成。不会向任何地方发送数据；只有获取模型时才会使用网络。</translation>
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
            <source>Model's own</source>
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
            <source>Own steps</source>
            <translation>自定步数</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>More steps take longer and paint more carefully.</source>
            <translation>步数越多耗时越长，绘制越细致。</translation>
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
            <source>How far variations and edits may leave the picture: 0 stays near, 1 starts afresh.</source>
            <translation>变体和编辑可偏离图片的程度：0 接近原图，1 重新开始。</translation>
        </message>
        <message>
            <source>Prior steps</source>
            <translation>先验步数</translation>
        </message>
        <message>
            <source>Steps in which the prior imagines the picture's meaning.</source>
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
            <source>Stained glass depicting a robot</source>
            <translation>彩色玻璃机器人</translation>
        </message>
        <message>
            <source>A racing car in a desert</source>
            <translation>沙漠中的赛车</translation>
        </message>
        <message>
            <source>A cat with a crown</source>
            <translation>戴王冠的猫</translation>
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
        <name>unclip::ui::WindowActions</name>
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
            <source>Splits the picture: before on the one side, after on the other. Hold \ to see it as it was.</source>
            <translation>将图片一分为二：一侧为之前，另一侧为之后。按住 \ 可查看原图。</translation>
        </message>
        <message>
            <source>Canvas &amp;alone</source>
            <translation>仅画布(&amp;A)</translation>
        </message>
        <message>
            <source>Hides everything around the canvas; Tab does it while the picture has the focus.</source>
            <translation>隐藏画布周围的一切；图片获得焦点时按 Tab 即可。</translation>
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
            <source>Marks what shall be repainted. [ and ] change the size, Shift+[ and ] the hardness.</source>
            <translation>标出要重绘的部分。[ 和 ] 改变大小，Shift+[ 和 ] 改变硬度。</translation>
        </message>
        <message>
            <source>&amp;Eraser</source>
            <translation>橡皮擦(&amp;E)</translation>
        </message>
        <message>
            <source>Takes the mask away again (E). X swaps brush and eraser.</source>
            <translation>擦去蒙版（E）。X 切换画笔和橡皮擦。</translation>
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
            <source>Marks a rectangle (M); with Alt it is taken away.</source>
            <translation>标出矩形（M）；按住 Alt 则去除。</translation>
        </message>
        <message>
            <source>&amp;Pan</source>
            <translation>平移(&amp;P)</translation>
        </message>
        <message>
            <source>Moves the view; Space or the middle button do it in any tool.</source>
            <translation>移动视图；任何工具下都可用空格键或鼠标中键。</translation>
        </message>
        <message>
            <source>&amp;Zoom</source>
            <translation>缩放(&amp;Z)</translation>
        </message>
        <message>
            <source>Drag to zoom; holding Z or Ctrl+wheel do it in any tool.</source>
            <translation>拖动缩放；任何工具下都可按住 Z 或用 Ctrl+滚轮。</translation>
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
            <source>&amp;Show the mask</source>
            <translation>显示蒙版(&amp;S)</translation>
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
            <source>Copy pictures into the &amp;gallery…</source>
            <translation>将图片复制到图库(&amp;G)…</translation>
        </message>
        <message>
            <source>Pictures of cameras and other programs; what they say about themselves is kept.</source>
            <translation>来自相机和其他程序的图片；图片自带的信息会保留。</translation>
        </message>
    </context>
</TS>
