using System.Globalization;
using NetGen.Generator.Tests.Execution.Reference;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>A network as attributes and as reference, built side by side.</summary>
/// <param name="shape">Shape of one input row.</param>
internal sealed class NetworkCase(params int[] shape)
{
    private readonly List<string> attributes = [];
    private readonly List<ReferenceLayer> layers = [];
    private readonly int[] inputShape = shape;
    private int[] current = shape;
    private int flattenedChannels = 1;

    public int InputSize { get; } = shape.Aggregate(1, (product, dimension) => product * dimension);

    public int OutputSize => current.Aggregate(1, (product, dimension) => product * dimension);

    public LossCase LossCase { get; private set; } = LossCase.None;

    /// <summary>Means and reciprocal deviations of the inputs; empty where they are not standardised.</summary>
    public float[][] InputState { get; private set; } = [[], []];

    /// <summary>Where the inputs are indices, how many there are; otherwise 0.</summary>
    public int IndexCount { get; private set; }

    /// <summary>Rows of a batch.</summary>
    public int Rows { get; init; } = 7;

    public bool HasRowWeights { get; init; }

    public bool HasOutputWeights { get; init; }

    public ReferenceNetwork Reference => field ??= new ReferenceNetwork(layers, LossCase.Reference);

    public NetworkCase Rescale(double factor, double offset)
    {
        layers.Add(new AffineReference(_ => 0f, _ => Bounded.Constant(factor), Bounded.Constant(offset)));
        return Attribute($"Rescale({factor}, {offset})");
    }

    public NetworkCase Standardize()
    {
        int size = OutputSize;
        float[] means = [.. Enumerable.Range(0, size).Select(i => (i % 5 * 0.1f) - 0.2f)], reciprocals = [.. Enumerable.Range(0, size).Select(i => 0.75f + (i % 3 * 0.25f))];
        layers.Add(new AffineReference(i => means[i], i => reciprocals[i], 0f));
        InputState = [means, reciprocals];
        return Attribute($"Standardize");
    }

    public NetworkCase Flatten()
    {
        flattenedChannels = current.Length > 1 ? current[^1] : 1;
        current = [OutputSize];
        return Attribute($"Flatten");
    }

    public NetworkCase Dense(int units, Activation activation = Activation.None, bool bias = true)
    {
        layers.Add(new DenseReference(OutputSize, units, bias, flattenedChannels));
        flattenedChannels = 1;
        if (activation != Activation.None)
        {
            layers.Add(ActivationReferences.Create(activation));
        }

        current = [units];
        return Attribute($"Dense({units}, Activation.{activation}{(bias ? string.Empty : ", Bias = false")})");
    }

    /// <summary>A convolution of an image or a signal; a padding below 0 is <c>Padding.Same</c>.</summary>
    public NetworkCase Convolution(int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool hasBias = true, int kernelWidth = 0)
    {
        bool isSignal = current.Length == 2;
        int width = kernelWidth == 0 ? kernel : kernelWidth;
        (int Height, int Width, int Channels) image = isSignal ? (1, current[0], current[1]) : (current[0], current[1], current[2]);
        var layer = new ConvolutionReference(image, filters, isSignal ? ReferenceAxis.None : AxisOf(image.Height, kernel), AxisOf(image.Width, width), groups, hasBias);
        layers.Add(layer);
        current = isSignal ? [layer.Width, filters] : [layer.Height, layer.Width, filters];
        string options = string.Concat(
            stride == 1 ? string.Empty : $", Stride = {stride}",
            padding < 0 ? ", Padding = Padding.Same" : padding > 0 ? $", PaddingSize = {padding}" : string.Empty,
            dilation == 1 ? string.Empty : $", Dilation = {dilation}",
            groups == 1 ? string.Empty : $", Groups = {groups}",
            hasBias ? string.Empty : ", Bias = false");
        return Attribute($"Conv{(isSignal ? 1 : 2)}D({filters}, {kernel}{(width == kernel ? string.Empty : $", {width}")}{options})");

        ReferenceAxis AxisOf(int size, int points) =>
            padding < 0 ? ReferenceAxis.Same(size, points, stride, dilation) : new ReferenceAxis(points, stride, dilation, padding, padding);
    }

    /// <summary>A transposed convolution of an image.</summary>
    public NetworkCase TransposedConvolution(int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, bool hasBias = true, int kernelWidth = 0)
    {
        int width = kernelWidth == 0 ? kernel : kernelWidth;
        var layer = new TransposedConvolutionReference((current[0], current[1], current[2]), filters, (kernel, width), stride, padding, outputPadding, hasBias);
        layers.Add(layer);
        current = [layer.Height, layer.Width, filters];
        string options = string.Concat(
            stride == 1 ? string.Empty : $", Stride = {stride}",
            padding == 0 ? string.Empty : $", PaddingSize = {padding}",
            outputPadding == 0 ? string.Empty : $", OutputPadding = {outputPadding}",
            hasBias ? string.Empty : ", Bias = false");
        return Attribute($"ConvTranspose2D({filters}, {kernel}{(width == kernel ? string.Empty : $", {width}")}{options})");
    }

    /// <summary>Pooling of an image or a signal; what is 0 is left out of the attribute.</summary>
    public NetworkCase Pool(bool isMaximum, int window, int stride = 0, int padding = 0)
    {
        int step = stride == 0 ? window : stride;
        bool isSignal = current.Length == 2;
        var layer = isSignal
            ? new PoolReference((1, current[0], current[1]), (1, window), (1, step), (0, padding), isMaximum)
            : new PoolReference((current[0], current[1], current[2]), (window, window), (step, step), (padding, padding), isMaximum);
        layers.Add(layer);
        current = isSignal ? [layer.Width, current[1]] : [layer.Height, layer.Width, current[2]];
        string options = (stride == 0 ? string.Empty : $", Stride = {stride}") + (padding == 0 ? string.Empty : $", PaddingSize = {padding}");
        return Attribute($"{(isMaximum ? "MaxPool" : "AvgPool")}{(isSignal ? 1 : 2)}D({window}{options})");
    }

    public NetworkCase GlobalPool(bool isMaximum)
    {
        (int Height, int Width) whole = (current.Length == 3 ? current[0] : 1, current[^2]);
        layers.Add(new PoolReference((whole.Height, whole.Width, current[^1]), whole, whole, (0, 0), isMaximum));
        current = [current[^1]];
        return Attribute($"Global{(isMaximum ? "Max" : "Avg")}Pool");
    }

    public NetworkCase Dropout(double rate)
    {
        layers.Add(new DropoutReference(attributes.Count + 1, rate));
        return Attribute($"Dropout({rate})");
    }

    public NetworkCase Dropout2D(double rate)
    {
        layers.Add(new DropoutReference(attributes.Count + 1, rate, current[^1]));
        return Attribute($"Dropout2D({rate})");
    }

    public NetworkCase GaussianNoise(double deviation)
    {
        layers.Add(new GaussianNoiseReference(attributes.Count + 1, deviation));
        return Attribute($"GaussianNoise({deviation})");
    }

    /// <summary>Zeros around the image: left and above as many as are given, right and below one more and two more.</summary>
    public NetworkCase ZeroPad2D(int size)
    {
        int height = current[0], width = current[1], channels = current[2];
        Select([height + (2 * size) + 2, width + (2 * size) + 1, channels], (line, column, channel) =>
            line >= size && line < height + size && column >= size && column < width + size ? ((((line - size) * width) + column - size) * channels) + channel : null);
        return Attribute($"ZeroPad2D({size}, Bottom = {size + 2}, Right = {size + 1})");
    }

    public NetworkCase UpSample2D(int size)
    {
        int width = current[1], channels = current[2];
        Select([current[0] * size, width * size, channels], (line, column, channel) => (((line / size * width) + (column / size)) * channels) + channel);
        return Attribute($"UpSample2D({size})");
    }

    private void Select(int[] output, Func<int, int, int, int?> place)
    {
        layers.Add(new SelectionReference(
        [
            .. from line in Enumerable.Range(0, output[0])
               from column in Enumerable.Range(0, output[1])
               from channel in Enumerable.Range(0, output[2])
               select place(line, column, channel),
        ]));
        current = output;
    }

    /// <summary>Layer normalisation of a vector, or of the channels of each pixel.</summary>
    public NetworkCase LayerNorm()
    {
        int size = OutputSize, channels = current[^1], flattened = flattenedChannels;
        layers.Add(current.Length == 1
            ? new NormalizationReference(_ => 0, i => DenseReference.FileIndex(i, size, flattened), size)
            : new NormalizationReference(i => i / channels, i => i % channels, channels));
        return Attribute($"LayerNorm");
    }

    public NetworkCase GroupNorm(int groups)
    {
        int channels = current[^1];
        layers.Add(new NormalizationReference(i => i % channels / (channels / groups), i => i % channels, channels));
        return Attribute($"GroupNorm({groups})");
    }

    /// <summary>An image of the outputs of the last dense layer.</summary>
    public NetworkCase Reshape(int height, int width, int channels)
    {
        layers.OfType<DenseReference>().Last().OutputChannels = channels;
        current = [height, width, channels];
        return Attribute($"Reshape({height}, {width}, {channels})");
    }

    public NetworkCase Embedding(int count, int size)
    {
        layers.Add(new EmbeddingReference(count, size));
        IndexCount = count;
        current = [OutputSize, size];
        return Attribute($"Embedding({count}, {size})");
    }

    /// <summary>An activation as a layer of its own, with options where it has some.</summary>
    public NetworkCase Layer(Activation activation)
    {
        layers.Add(activation switch
        {
            Activation.LeakyReLU => ActivationReferences.LeakyReLU(0.2),
            Activation.ELU => ActivationReferences.ELU(0.5),
            _ => ActivationReferences.Create(activation),
        });
        return activation switch
        {
            Activation.LeakyReLU => Attribute($"LeakyReLU(NegativeSlope = 0.2)"),
            Activation.ELU => Attribute($"ELU(Alpha = 0.5)"),
            Activation.GELUTanh => Attribute($"GELU(Approximate = true)"),
            _ => Attribute($"{activation}"),
        };
    }

    public NetworkCase OwnActivation()
    {
        layers.Add(ActivationReferences.Squareplus());
        return Attribute($"Activation<Squareplus>");
    }

    public NetworkCase Loss(LossCase loss)
    {
        LossCase = loss;
        return this;
    }

    /// <summary>The annotated class.</summary>
    public string Source(string name)
    {
        IEnumerable<string> all = [$"Network({string.Join(", ", inputShape)})", .. attributes, .. LossCase.Attribute.Length > 0 ? [LossCase.Attribute] : Array.Empty<string>()];
        return $"{string.Concat(all.Select(a => $"[{a}]"))} public sealed partial class {name};";
    }

    public override string ToString() => $"{Source("Network")} {Rows} rows{(HasRowWeights ? ", row weights" : string.Empty)}{(HasOutputWeights ? ", output weights" : string.Empty)}";

    private NetworkCase Attribute(FormattableString text)
    {
        attributes.Add(text.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
