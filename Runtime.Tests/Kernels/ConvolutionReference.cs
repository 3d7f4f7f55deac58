using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// A convolution by plain loops in double precision, and its operands as the kernels want them: whole numbers, whose sums are exact in any order.
/// </summary>
internal sealed class ConvolutionReference
{
    public const int Images = 3;

    private readonly ConvolutionSizes sizes;

    public ConvolutionReference(ConvolutionSizes sizes)
    {
        this.sizes = sizes;
        X = Whole(Images * XStride, 3);
        Dy = Whole(Images * YStride, 5);
        W = Whole(sizes.Inputs * sizes.Filters, 7);
        Bias = Whole(Pad(sizes.Filters) + 16, 11);
    }

    /// <summary>Images and a little room behind each.</summary>
    public float[] X { get; }

    /// <summary>Gradients of the results.</summary>
    public float[] Dy { get; }

    public float[] Bias { get; }

    public int XStride => sizes.ImageLength + 19;

    public int PaddedStride => sizes.PaddedLength + 16;

    public int YStride => Pad(sizes.ResultLength) + 32;

    /// <summary>Weights by filter and input of the filter.</summary>
    private float[] W { get; }

    private bool IsDepthwise => sizes.Groups > 1 && sizes.ChannelsOfGroup == 1 && sizes.FiltersOfGroup == 1;

    public float[] Frames()
    {
        float[] padded = new float[Images * PaddedStride];
        for (int image = 0; image < Images; image++)
        {
            sizes.Pad(ref X[image * XStride], ref padded[image * PaddedStride]);
        }

        return padded;
    }

    /// <summary>Weights in panels <c>[groups][filters / 16][inputs][16]</c>; depthwise <c>[filters / 16][inputs][16]</c>.</summary>
    public float[] Weights()
    {
        float[] panels = new float[PanelsLength];
        ForEachWeight((filter, input, place) => panels[place] = W[(filter * sizes.Inputs) + input]);
        return panels;
    }

    /// <summary>Weights in panels of a run: <c>[groups][runs][length / 16][filters][16]</c>.</summary>
    public float[] Transposed()
    {
        float[] panels = new float[sizes.Groups * sizes.Runs * sizes.PanelsOfRun * sizes.FiltersOfGroup * 16];
        for (int filter = 0; filter < sizes.Filters; filter++)
        {
            for (int input = 0; input < sizes.Inputs; input++)
            {
                int group = filter / sizes.FiltersOfGroup, run = input / sizes.RunLength, value = input % sizes.RunLength;
                int panel = (((group * sizes.Runs) + run) * sizes.PanelsOfRun) + (value / 16);
                panels[(((panel * sizes.FiltersOfGroup) + (filter % sizes.FiltersOfGroup)) * 16) + (value % 16)] = W[(filter * sizes.Inputs) + input];
            }
        }

        return panels;
    }

    public double[] Forward(bool hasBias)
    {
        double[] y = new double[Images * sizes.ResultLength];
        ForEachProduct((x, _, result, weight) => y[result] += (x < 0 ? 0 : X[x]) * (double)W[weight]);
        return [.. y.Select((value, i) => hasBias ? value + Bias[i % sizes.Filters] : value)];
    }

    /// <summary>The gradient of the inputs; with padding it is what a transposed convolution puts together.</summary>
    public double[] InputGradient()
    {
        double[] dx = new double[Images * sizes.ImageLength];
        ForEachProduct((x, image, result, weight) =>
        {
            if (x >= 0)
            {
                dx[(image * sizes.ImageLength) + x - (image * XStride)] += Dy[result - (image * sizes.ResultLength) + (image * YStride)] * (double)W[weight];
            }
        });
        return dx;
    }

    /// <summary>The gradient of the weights in panels like theirs.</summary>
    public double[] WeightGradient()
    {
        double[] byFilter = new double[W.Length], panels = new double[PanelsLength];
        ForEachProduct(
            (x, image, result, weight) => byFilter[weight] += (x < 0 ? 0 : X[x]) * (double)Dy[result - (image * sizes.ResultLength) + (image * YStride)]);
        ForEachWeight((filter, input, place) => panels[place] = byFilter[(filter * sizes.Inputs) + input]);
        return panels;
    }

    /// <summary>The rows of a kernel's results without what lies behind them.</summary>
    public static float[] Rows(float[] values, int stride, int size) => [.. Enumerable.Range(0, Images).SelectMany(i => values.Skip(i * stride).Take(size))];

    private int PanelsLength => IsDepthwise ? Pad(sizes.Filters) * sizes.Inputs : sizes.Groups * Pad(sizes.FiltersOfGroup) * sizes.Inputs;

    private void ForEachWeight(Action<int, int, int> action)
    {
        for (int filter = 0; filter < sizes.Filters; filter++)
        {
            int panel = IsDepthwise ? filter / 16 : (filter / sizes.FiltersOfGroup * sizes.PanelsOfGroup) + (filter % sizes.FiltersOfGroup / 16);
            int lane = IsDepthwise ? filter % 16 : filter % sizes.FiltersOfGroup % 16;
            for (int input = 0; input < sizes.Inputs; input++)
            {
                action(filter, input, (((panel * sizes.Inputs) + input) * 16) + lane);
            }
        }
    }

    /// <summary>
    /// Each product: the place of x (below 0 in the padding), the image, the place of the result in packed results, and the place of the weight.
    /// </summary>
    private void ForEachProduct(Action<int, int, int, int> action)
    {
        for (int result = 0; result < Images * sizes.ResultLength; result++)
        {
            int image = result / sizes.ResultLength, filter = result % sizes.Filters, pixel = result % sizes.ResultLength / sizes.Filters,
                group = filter / sizes.FiltersOfGroup;
            for (int input = 0; input < sizes.Inputs; input++)
            {
                int channel = (group * sizes.ChannelsOfGroup) + (input % sizes.ChannelsOfGroup), point = input / sizes.ChannelsOfGroup;
                int line = (pixel / sizes.Places * sizes.Height.Stride) + (point / sizes.Width.Window * sizes.Height.Dilation) - sizes.Height.Before;
                int place = (pixel % sizes.Places * sizes.Width.Stride) + (point % sizes.Width.Window * sizes.Width.Dilation) - sizes.Width.Before;
                bool isInside = line >= 0 && line < sizes.Height.Input && place >= 0 && place < sizes.Width.Input;
                action(
                    isInside ? (image * XStride) + (((line * sizes.Width.Input) + place) * sizes.Channels) + channel : -1, image, result,
                    (filter * sizes.Inputs) + input);
            }
        }
    }

    private static float[] Whole(int count, int factor) => [.. Enumerable.Range(0, count).Select(i => (float)((i * factor % 13) - 6))];

    private static int Pad(int size) => (size + 15) / 16 * 16;
}
