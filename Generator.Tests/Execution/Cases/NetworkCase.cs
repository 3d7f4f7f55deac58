using System.Globalization;
using NetGen.Generator.Tests.Execution.Reference;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>A network as attributes and as reference, built side by side.</summary>
/// <param name="shape">Shape of one input row.</param>
internal sealed class NetworkCase(params int[] shape)
{
    private readonly List<string> attributes = [];
    private readonly List<ReferenceNode> nodes = [];
    private readonly Dictionary<string, Value> named = new() { ["input"] = new Value(0, shape, null) };
    private readonly int[] inputShape = shape;
    private Value current = new(0, shape, null);
    private string? from;

    public int InputSize { get; } = shape.Aggregate(1, (product, dimension) => product * dimension);

    public int OutputSize => current.Shape.Aggregate(1, (product, dimension) => product * dimension);

    public bool IsVector => current.Shape.Length == 1;

    public LossCase LossCase { get; private set; } = LossCase.None;

    /// <summary>Means and reciprocal deviations of the inputs; empty where they are not standardised.</summary>
    public float[][] InputState { get; private set; } = [[], []];

    /// <summary>Where the inputs are indices, how many there are; otherwise 0.</summary>
    public int IndexCount { get; private set; }

    /// <summary>Rows of a batch.</summary>
    public int Rows { get; init; } = 7;

    /// <summary>Whether it is generated for rows with lengths of their own, which are full here: it computes the same.</summary>
    public bool IsVariable { get; init; }

    public bool HasRowWeights { get; init; }

    public bool HasOutputWeights { get; init; }

    public ReferenceNetwork Reference => field ??= new ReferenceNetwork(nodes, LossCase.Reference);

    public NetworkCase Rescale(double factor, double offset)
    {
        Put(new AffineReference(_ => 0f, _ => Bounded.Constant(factor), Bounded.Constant(offset)));
        return Attribute($"Rescale({factor}, {offset})");
    }

    public NetworkCase Standardize()
    {
        int size = OutputSize;
        float[] means = [.. Enumerable.Range(0, size).Select(i => (i % 5 * 0.1f) - 0.2f)], reciprocals = [.. Enumerable.Range(0, size).Select(i => 0.75f + (i % 3 * 0.25f))];
        Put(new AffineReference(i => means[i], i => reciprocals[i], 0f));
        InputState = [means, reciprocals];
        return Attribute($"Standardize");
    }

    public NetworkCase Flatten()
    {
        int size = OutputSize;
        int[]? places = current.Shape.Length > 1 ? FlattenedPlaces(size, current.Shape[^1]) : current.FilePlaces;
        current = current with { Shape = [size], FilePlaces = places };
        return Attribute($"Flatten");
    }

    public NetworkCase Dense(int units, Activation activation = Activation.None, bool bias = true)
    {
        Put(new DenseReference(OutputSize, units, bias, current.FilePlaces), units);
        if (activation != Activation.None)
        {
            Put(ActivationReferences.Create(activation));
        }

        return Attribute($"Dense({units}, Activation.{activation}{(bias ? string.Empty : ", Bias = false")})");
    }

    /// <summary>A convolution of an image or a signal; a padding below 0 is <c>Padding.Same</c>.</summary>
    public NetworkCase Convolution(
        int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool hasBias = true, int kernelWidth = 0)
    {
        int[] shape = current.Shape;
        bool isSignal = shape.Length == 2;
        int width = kernelWidth == 0 ? kernel : kernelWidth;
        (int Height, int Width, int Channels) image = isSignal ? (1, shape[0], shape[1]) : (shape[0], shape[1], shape[2]);
        var layer = new ConvolutionReference(
            image, filters, isSignal ? ReferenceAxis.None : AxisOf(image.Height, kernel), AxisOf(image.Width, width), groups, hasBias);
        Put(layer, isSignal ? [layer.Width, filters] : [layer.Height, layer.Width, filters]);
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

    /// <summary>A recurrent layer.</summary>
    public NetworkCase Recurrent(RecurrentKind kind, int units, int layers = 1, bool isBidirectional = false, bool isLearnt = false)
    {
        int steps = current.Shape[0];
        Put(new RecurrentReference(kind, steps, current.Shape[1], units, layers, isBidirectional, isLearnt), steps, isBidirectional ? 2 * units : units);
        string options = string.Concat(
            kind switch { RecurrentKind.ReLU => ", ReLU = true", RecurrentKind.ResetBeforeGRU => ", ResetAfter = false", _ => string.Empty },
            layers == 1 ? string.Empty : $", Layers = {layers}",
            isBidirectional ? ", Bidirectional = true" : string.Empty,
            isLearnt ? ", TrainedState = true" : string.Empty);
        var layer = kind switch { RecurrentKind.ReLU => RecurrentKind.RNN, RecurrentKind.ResetBeforeGRU => RecurrentKind.GRU, _ => kind };
        return Attribute($"{layer}({units}{options})");
    }

    /// <summary>The last step; of a layer in both directions the first one of the direction back.</summary>
    public NetworkCase LastStep(bool isBidirectional = false)
    {
        int features = current.Shape[1], last = (current.Shape[0] - 1) * features;
        Put(new SelectionReference([.. Enumerable.Range(0, features).Select(i => (int?)(isBidirectional && i >= features / 2 ? i : last + i))]), features);
        return Attribute($"LastStep");
    }

    /// <summary>A dense layer for each step.</summary>
    public NetworkCase DensePerStep(int units, bool bias = true)
    {
        int steps = current.Shape[0];
        Put(new ConvolutionReference((1, steps, current.Shape[1]), units, ReferenceAxis.None, new ReferenceAxis(1, 1, 1, 0, 0), 1, bias), steps, units);
        return Attribute($"Dense({units}, PerStep = true{(bias ? string.Empty : ", Bias = false")})");
    }

    /// <summary>A convolution that sees the past alone.</summary>
    public NetworkCase CausalConvolution(int filters, int kernel, int dilation = 1, int stride = 1)
    {
        var layer = new ConvolutionReference(
            (1, current.Shape[0], current.Shape[1]), filters, ReferenceAxis.None, new ReferenceAxis(kernel, stride, dilation, (kernel - 1) * dilation, 0), 1,
            hasBias: true);
        Put(layer, layer.Width, filters);
        return Attribute($"Conv1D({filters}, {kernel}, Padding = Padding.Causal, Dilation = {dilation}, Stride = {stride})");
    }

    /// <summary>The values of all steps, which are in PyTorch's order behind a recurrent layer.</summary>
    public NetworkCase FlattenSteps()
    {
        current = current with { Shape = [OutputSize], FilePlaces = null };
        return Attribute($"Flatten");
    }

    /// <summary>A transposed convolution of an image.</summary>
    public NetworkCase TransposedConvolution(
        int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, bool hasBias = true, int kernelWidth = 0)
    {
        int width = kernelWidth == 0 ? kernel : kernelWidth;
        var layer = new TransposedConvolutionReference(
            (current.Shape[0], current.Shape[1], current.Shape[2]), filters, (kernel, width), stride, padding, outputPadding, hasBias);
        Put(layer, layer.Height, layer.Width, filters);
        string options = string.Concat(
            stride == 1 ? string.Empty : $", Stride = {stride}",
            padding == 0 ? string.Empty : $", PaddingSize = {padding}",
            outputPadding == 0 ? string.Empty : $", OutputPadding = {outputPadding}",
            hasBias ? string.Empty : ", Bias = false");
        return Attribute($"ConvTranspose2D({filters}, {kernel}{(width == kernel ? string.Empty : $", {width}")}{options})");
    }

    /// <summary>Pooling of an image or a signal; what is 0 is left out of the attribute. A padding below 0 is <c>Padding.Same</c>.</summary>
    public NetworkCase Pool(bool isMaximum, int window, int stride = 0, int padding = 0, bool isCeil = false, bool? countsPadding = null)
    {
        int step = stride == 0 ? window : stride;
        int[] shape = current.Shape;
        bool isSignal = shape.Length == 2;
        (int Height, int Width, int Channels) image = isSignal ? (1, shape[0], shape[1]) : (shape[0], shape[1], shape[2]);
        ReferenceAxis lines = isSignal ? ReferenceAxis.None : AxisOf(image.Height), columns = AxisOf(image.Width);

        // Of Padding.Same all counts or nothing: no window reaches further than its own size.
        int counted = !(countsPadding ?? padding >= 0) ? 0 : padding < 0 ? window : padding;
        var layer = new PoolReference(image, lines, columns, isMaximum, counted);
        Put(layer, isSignal ? [layer.Width, shape[1]] : [layer.Height, layer.Width, shape[2]]);
        string options = string.Concat(
            stride == 0 ? string.Empty : $", Stride = {stride}",
            padding < 0 ? ", Padding = Padding.Same" : padding > 0 ? $", PaddingSize = {padding}" : string.Empty,
            isCeil ? ", CeilMode = true" : string.Empty,
            countsPadding is { } counts && !isMaximum ? $", CountIncludePad = {(counts ? "true" : "false")}" : string.Empty);
        return Attribute($"{(isMaximum ? "MaxPool" : "AvgPool")}{(isSignal ? 1 : 2)}D({window}{options})");

        ReferenceAxis AxisOf(int size)
        {
            var axis = padding < 0 ? ReferenceAxis.Same(size, window, step, 1) : new ReferenceAxis(window, step, 1, padding, padding);
            return isCeil ? axis.RoundedUp(size) : axis;
        }
    }

    public NetworkCase GlobalPool(bool isMaximum)
    {
        int[] shape = current.Shape;
        (int Height, int Width) whole = (shape.Length == 3 ? shape[0] : 1, shape[^2]);
        Put(
            new PoolReference((whole.Height, whole.Width, shape[^1]), new ReferenceAxis(whole.Height), new ReferenceAxis(whole.Width), isMaximum, 0),
            shape[^1]);
        return Attribute($"Global{(isMaximum ? "Max" : "Avg")}Pool");
    }

    public NetworkCase Dropout(double rate)
    {
        Put(new DropoutReference(attributes.Count + 1, rate));
        return Attribute($"Dropout({rate})");
    }

    public NetworkCase Dropout2D(double rate)
    {
        Put(new DropoutReference(attributes.Count + 1, rate, current.Shape[^1]));
        return Attribute($"Dropout2D({rate})");
    }

    public NetworkCase GaussianNoise(double deviation)
    {
        Put(new GaussianNoiseReference(attributes.Count + 1, deviation));
        return Attribute($"GaussianNoise({deviation})");
    }

    /// <summary>Zeros around the image: left and above as many as are given, right and below one more and two more.</summary>
    public NetworkCase ZeroPad2D(int size)
    {
        int height = current.Shape[0], width = current.Shape[1], channels = current.Shape[2];
        Select([height + (2 * size) + 2, width + (2 * size) + 1, channels], (line, column, channel) =>
            line >= size && line < height + size && column >= size && column < width + size ? ((((line - size) * width) + column - size) * channels) + channel : null);
        return Attribute($"ZeroPad2D({size}, Bottom = {size + 2}, Right = {size + 1})");
    }

    public NetworkCase UpSample2D(int size)
    {
        int width = current.Shape[1], channels = current.Shape[2];
        Select([current.Shape[0] * size, width * size, channels], (line, column, channel) => (((line / size * width) + (column / size)) * channels) + channel);
        return Attribute($"UpSample2D({size})");
    }

    public NetworkCase DepthToSpace(int size)
    {
        int height = current.Shape[0], width = current.Shape[1], channels = current.Shape[2];
        Select([height * size, width * size, channels / (size * size)], (line, column, channel) =>
            (((line / size * width) + (column / size)) * channels) + (channel * size * size) + (line % size * size) + (column % size));
        return Attribute($"DepthToSpace({size})");
    }

    public NetworkCase SpaceToDepth(int size)
    {
        int height = current.Shape[0], width = current.Shape[1], channels = current.Shape[2];
        Select([height / size, width / size, channels * size * size], (line, column, channel) =>
        {
            int place = channel % (size * size);
            return ((((line * size) + (place / size)) * width) + (column * size) + (place % size)) * channels + (channel / (size * size));
        });
        return Attribute($"SpaceToDepth({size})");
    }

    private void Select(int[] output, Func<int, int, int, int?> place)
    {
        var layer = new SelectionReference(
        [
            .. from line in Enumerable.Range(0, output[0])
               from column in Enumerable.Range(0, output[1])
               from channel in Enumerable.Range(0, output[2])
               select place(line, column, channel),
        ]);
        Put(layer, output);
    }

    /// <summary>Layer normalisation of a vector, of the channels of each pixel, or of a whole image or signal.</summary>
    public NetworkCase LayerNorm(bool isOverAll = false)
    {
        int size = OutputSize, channels = current.Shape[^1], rank = current.Shape.Length;
        var places = current.FilePlaces;
        if (isOverAll && rank > 1)
        {
            int[] ofImage = FlattenedPlaces(size, channels);
            Put(new NormalizationReference(_ => 0, i => ofImage[i], size));
            return Attribute($"LayerNorm(Axes = {rank})");
        }

        Put(current.Shape.Length == 1
            ? new NormalizationReference(_ => 0, i => places?[i] ?? i, size)
            : new NormalizationReference(i => i / channels, i => i % channels, channels));
        return Attribute($"LayerNorm");
    }

    public NetworkCase GroupNorm(int groups)
    {
        int channels = current.Shape[^1];
        Put(new NormalizationReference(i => i % channels / (channels / groups), i => i % channels, channels));
        return Attribute($"GroupNorm({groups})");
    }

    public NetworkCase BatchNorm()
    {
        var places = current.FilePlaces;
        Put(new BatchNormReference(current.Shape[^1], channel => places?[channel] ?? channel));
        return Attribute($"BatchNorm");
    }

    /// <summary>An image of the outputs of the last dense layer.</summary>
    public NetworkCase Reshape(int height, int width, int channels)
    {
        nodes.Select(n => n.Layer).OfType<DenseReference>().Last().OutputPlaces = FlattenedPlaces(OutputSize, channels);
        current = current with { Shape = [height, width, channels], FilePlaces = null };
        return Attribute($"Reshape({height}, {width}, {channels})");
    }

    public NetworkCase Embedding(int count, int size)
    {
        Put(new EmbeddingReference(count, size), OutputSize, size);
        IndexCount = count;
        return Attribute($"Embedding({count}, {size})");
    }

    /// <summary>An activation as a layer of its own, with options where it has some.</summary>
    public NetworkCase Layer(Activation activation)
    {
        Put(activation switch
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
        Put(ActivationReferences.Squareplus());
        return Attribute($"Activation<Squareplus>");
    }

    /// <summary>Names the layer before.</summary>
    public NetworkCase Named(string name)
    {
        named[name] = current;
        attributes[^1] = WithOption(attributes[^1], $"Name = \"{name}\"");
        return this;
    }

    /// <summary>The next layer takes a named output.</summary>
    public NetworkCase From(string name)
    {
        from = name;
        current = named[name];
        return this;
    }

    public NetworkCase Add(params string[] others) => Combine("Add", others, new AddReference(), current.Shape);

    public NetworkCase Multiply(params string[] others) => Combine("Multiply", others, new MultiplyReference(), current.Shape);

    public NetworkCase Concat(params string[] others)
    {
        Value[] operands = [current, .. others.Select(o => named[o])];
        int[] channels = [.. operands.Select(o => o.Shape[^1])], firsts = [.. channels.Select((_, i) => channels.Take(i).Sum())];
        int[]? places = operands.All(o => o.FilePlaces is null) ? null : [.. operands.SelectMany((o, i) => o.PlacesOrOwn.Select(p => p + firsts[i]))];
        Combine("Concat", others, new ConcatReference(channels), [.. current.Shape[..^1], channels.Sum()]);
        current = current with { FilePlaces = places };
        return this;
    }

    public NetworkCase Loss(LossCase loss)
    {
        LossCase = loss;
        return this;
    }

    /// <summary>The annotated class.</summary>
    public string Source(string name)
    {
        IEnumerable<string> all = [$"Network({string.Join(", ", inputShape)}{(IsVariable ? ", VariableLength = true" : string.Empty)})", .. attributes, .. LossCase.Attribute.Length > 0 ? [LossCase.Attribute] : Array.Empty<string>()];
        return $"{string.Concat(all.Select(a => $"[{a}]"))} public sealed partial class {name};";
    }

    public override string ToString() =>
        $"{Source("Network")} {Rows} rows{(HasRowWeights ? ", row weights" : string.Empty)}{(HasOutputWeights ? ", output weights" : string.Empty)}";

    /// <summary>A file counts the values of a flattened image channel, height, width.</summary>
    private static int[] FlattenedPlaces(int size, int channels) =>
        [.. Enumerable.Range(0, size).Select(i => (i % channels * (size / channels)) + (i / channels))];

    private static string WithOption(string attribute, string option) => attribute.EndsWith(')') ? $"{attribute[..^1]}, {option})" : $"{attribute}({option})";

    private NetworkCase Combine(string kind, string[] others, ReferenceLayer layer, int[] shape)
    {
        nodes.Add(new ReferenceNode(layer, [current.Index, .. others.Select(o => named[o].Index)]));
        current = new Value(nodes.Count, shape, current.FilePlaces);
        return Attribute($"{kind}({string.Join(", ", others.Select(o => $"\"{o}\""))})");
    }

    private void Put(ReferenceLayer layer) => Put(layer, current.Shape, current.FilePlaces);

    private void Put(ReferenceLayer layer, params int[] shape) => Put(layer, shape, null);

    private void Put(ReferenceLayer layer, int[] shape, int[]? filePlaces)
    {
        nodes.Add(new ReferenceNode(layer, [current.Index]));
        current = new Value(nodes.Count, shape, filePlaces);
    }

    private NetworkCase Attribute(FormattableString text)
    {
        string attribute = text.ToString(CultureInfo.InvariantCulture);
        attributes.Add(from is null ? attribute : WithOption(attribute, $"From = \"{from}\""));
        from = null;
        return this;
    }

    /// <summary>What a layer takes or gives.</summary>
    /// <param name="Index">0 is the network's input, i what the i-th reference layer gives.</param>
    /// <param name="Shape">Its shape.</param>
    /// <param name="FilePlaces">Where a file counts each value of a flattened image; null where as it is.</param>
    private sealed record Value(int Index, int[] Shape, int[]? FilePlaces)
    {
        public IEnumerable<int> PlacesOrOwn => FilePlaces ?? Enumerable.Range(0, Shape[^1]);
    }
}
