using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>How a kernel walks through the pixels of a batch.</summary>
/// <param name="Place">Floats to the pixel on the right.</param>
/// <param name="Line">Floats to the line below.</param>
/// <param name="Image">Floats to the next image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PixelWalk(int Place, int Line, int Image);
