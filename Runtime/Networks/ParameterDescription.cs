using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>The role of a parameter in its layer; optimizers and initializers depend on it.</summary>
public enum ParameterRole
{
    /// <summary>A weight: multiplies an input.</summary>
    Weight,

    /// <summary>A bias: added to an output.</summary>
    Bias,

    /// <summary>The scale of a normalisation.</summary>
    Scale,

    /// <summary>The running mean of a batch normalisation: tracked, not trained.</summary>
    RunningMean,

    /// <summary>The running variance of a batch normalisation: tracked, not trained.</summary>
    RunningVariance,
}

/// <summary>One parameter tensor: where it is in the storage, and how it is ordered there and in a file.</summary>
/// <remarks>
/// A weight of <c>inputs × outputs</c> is stored in column panels of 16 outputs: <c>[ceil(outputs / 16)][inputs][16]</c>, unused lanes zero.
/// A vector (bias, scale) of <c>outputs</c> is stored in order and padded to a multiple of 16 with zeros.
/// A file has PyTorch's order: <c>[outputs, inputs]</c> and <c>[outputs]</c>.
/// The inputs of a convolution's weight are the points of its window: height, width, channels of a group; in a file <c>[outputs, channels, height, width]</c>.
/// Each of several groups has its own panels.
/// A transposed convolution is the reverse: its inputs are channels, its outputs are the points of the window, where a line is a group; in a file <c>[inputs,
/// filters, height, width]</c>.
/// </remarks>
public sealed class ParameterDescription
{
    /// <summary>The width of a column panel in floats: 4, 2 or 1 vectors of 4, 8 or 16 lanes.</summary>
    public const int PanelWidth = Panel.Width;

    /// <summary>Describes a parameter tensor.</summary>
    /// <param name="name">PyTorch's name inside the layer: <c>weight</c>, <c>bias</c>.</param>
    /// <param name="role">Its role.</param>
    /// <param name="offset">Index of its first float in the storage.</param>
    /// <param name="inputs">Inputs of a weight (fan-in); 1 for a vector.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="initializer">How it is initialised.</param>
    /// <param name="initializerFanIn">The fan-in that the initializer uses (a bias uses that of its weight).</param>
    /// <param name="kernelRank">Axes of a convolution's window (1 or 2); 0 for other weights.</param>
    /// <param name="groups">Groups that the outputs are divided into.</param>
    public ParameterDescription(
        string name, ParameterRole role, int offset, int inputs, int outputs, Init initializer, int initializerFanIn, int kernelRank = 0, int groups = 1)
    {
        Name = name;
        Role = role;
        Offset = offset;
        Inputs = inputs;
        Outputs = outputs;
        Initializer = initializer;
        InitializerFanIn = initializerFanIn;
        KernelRank = kernelRank;
        Groups = groups;
    }

    /// <summary>PyTorch's name inside the layer: <c>weight</c>, <c>bias</c>.</summary>
    public string Name { get; }

    /// <summary>Its role in the layer.</summary>
    public ParameterRole Role { get; }

    /// <summary>Index of its first float in the storage (a multiple of 16).</summary>
    public int Offset { get; }

    /// <summary>Inputs of a weight; 1 for a vector.</summary>
    public int Inputs { get; }

    /// <summary>Outputs.</summary>
    public int Outputs { get; }

    /// <summary>How it is initialised; never <see cref="Init.Default"/>, which the generator has resolved.</summary>
    public Init Initializer { get; }

    /// <summary>The fan-in that the initializer uses.</summary>
    public int InitializerFanIn { get; }

    /// <summary>
    /// What the inputs consist of, one part after the other, if a file orders them differently from the storage; otherwise null. Flattened images (height,
    /// width, channels) and the window of a convolution are ordered height, width, channel in the storage and channel, height, width in a file; vectors have
    /// the same order in both.
    /// </summary>
    public IReadOnlyList<Shape>? InputOrder { get; init; }

    /// <summary>
    /// The same for the outputs: flattened images for which a vector has a value each, the image that they become, or the window of a transposed convolution.
    /// </summary>
    public IReadOnlyList<Shape>? OutputOrder { get; init; }

    /// <summary>
    /// The shape of a vector that has several axes in a file (the scales of a LayerNorm over an image: channels, height, width); null if it has one.
    /// </summary>
    public Shape? VectorShape { get; init; }

    /// <summary>The same parameter in files of version 1, which ordered some differently; null if the order is the same.</summary>
    public ParameterDescription? Version1 { get; init; }

    /// <summary>Axes of a convolution's window: 1 or 2; 0 for other weights.</summary>
    public int KernelRank { get; }

    /// <summary>Groups that the outputs are divided into; each has its own panels.</summary>
    public int Groups { get; }

    /// <summary>
    /// Whether a file has the inputs first. This holds for the table of an embedding, whose inputs are indices, and the weight of a transposed convolution,
    /// whose outputs are the window.
    /// </summary>
    public bool InputsFirst { get; init; }

    /// <summary>Logical number of values.</summary>
    public int Count => Inputs * Outputs;

    /// <summary>
    /// Its shape in a file: <c>[outputs, inputs]</c> for a weight, <c>[outputs, channels, height, width]</c> for a convolution, <c>[inputs, filters, height,
    /// width]</c> for a transposed one, <c>[outputs]</c> for a vector, or its <see cref="VectorShape"/>.
    /// </summary>
    public IReadOnlyList<int> FileShape => Role != ParameterRole.Weight ? VectorShape is { } shape ? shape.Dimensions.ToArray() : [Outputs]
        : Window is { } window ? [InputsFirst ? Inputs : Outputs, window.Dimensions[2], .. window.Dimensions[(2 - KernelRank)..2].ToArray()]
        : InputsFirst ? [Inputs, Outputs] : [Outputs, Inputs];

    /// <summary>Floats taken in the storage, padding included.</summary>
    public int StorageLength => Groups * Inputs * PanelsOfGroup * PanelWidth;

    /// <summary>The window of a convolution (height, width, channels); null for other parameters.</summary>
    internal Shape? Window => KernelRank == 0 ? null : (InputsFirst ? OutputOrder : InputOrder)?[0];

    /// <summary>One line: its name, and its shape in a file: <c>weight [64, 784]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", FileShape)}]";

    private int OutputsOfGroup => Outputs / Groups;

    private int PanelsOfGroup => (OutputsOfGroup + PanelWidth - 1) / PanelWidth;

    /// <summary>Index in the storage of the value between <paramref name="input"/> and <paramref name="output"/> (logical order).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(int input, int output)
    {
        int panel = output / PanelWidth, lane = output % PanelWidth;
        if (Groups > 1)
        {
            int inGroup = output % OutputsOfGroup;
            panel = (output / OutputsOfGroup * PanelsOfGroup) + (inGroup / PanelWidth);
            lane = inGroup % PanelWidth;
        }

        return Offset + (((panel * Inputs) + input) * PanelWidth) + lane;
    }

    /// <summary>The logical input at position <paramref name="fileInput"/> in a file.</summary>
    public int InputOfFile(int fileInput) => OfFile(InputOrder, fileInput);

    /// <summary>The logical output at position <paramref name="fileOutput"/> in a file.</summary>
    public int OutputOfFile(int fileOutput) => OfFile(OutputOrder, fileOutput);

    private static int OfFile(IReadOnlyList<Shape>? order, int index)
    {
        int first = 0;

        // Uses an index, because views ask for every value and an enumerator would be allocated each time.
        for (int i = 0; i < (order?.Count ?? 0); i++)
        {
            var part = order![i];
            if (index < first + part.Size)
            {
                return part.Rank == 3 ? first + OfChannelsFirst(part, index - first) : index;
            }

            first += part.Size;
        }

        return index;
    }

    /// <summary>Converts an index in the order channel, height, width to the order height, width, channel.</summary>
    private static int OfChannelsFirst(Shape image, int index)
    {
        int height = image.Dimensions[0], width = image.Dimensions[1], channels = image.Dimensions[2];
        int channel = index / (height * width), pixel = index % (height * width);
        return (pixel * channels) + channel;
    }
}
