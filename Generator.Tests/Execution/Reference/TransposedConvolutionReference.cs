namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = x spread by W + b with W as [channels, filters, height, width].</summary>
/// <param name="shape">Height, width and channels of the input.</param>
/// <param name="filters">Channels of the output.</param>
/// <param name="kernel">Height and width of the window.</param>
/// <param name="stride">Places in the output from one pixel of the input to the next.</param>
/// <param name="padding">Places cut off at each side.</param>
/// <param name="outputPadding">Places added at the end.</param>
/// <param name="hasBias">Whether b is added.</param>
internal sealed class TransposedConvolutionReference(
    (int Height, int Width, int Channels) shape, int filters, (int Height, int Width) kernel, int stride, int padding, int outputPadding, bool hasBias)
    : ProductReference(shape.Channels * filters * kernel.Height * kernel.Width, filters, hasBias)
{
    public override int Height => Size(shape.Height, kernel.Height);

    public override int Width => Size(shape.Width, kernel.Width);

    private int Size(int size, int points) => ((size - 1) * stride) - (2 * padding) + points + outputPadding;

    protected override IEnumerable<(int Output, int Input, int Weight)> Products()
    {
        int points = kernel.Height * kernel.Width;
        for (int input = 0; input < shape.Height * shape.Width * shape.Channels; input++)
        {
            int channel = input % shape.Channels, column = input / shape.Channels % shape.Width, line = input / shape.Channels / shape.Width;
            for (int point = 0; point < points; point++)
            {
                int toLine = (line * stride) - padding + (point / kernel.Width), toColumn = (column * stride) - padding + (point % kernel.Width);
                for (int filter = 0; filter < Filters && toLine >= 0 && toLine < Height && toColumn >= 0 && toColumn < Width; filter++)
                {
                    yield return ((((toLine * Width) + toColumn) * Filters) + filter, input, (((channel * Filters) + filter) * points) + point);
                }
            }
        }
    }
}
