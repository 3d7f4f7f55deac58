using NetGen.Generated;

namespace NetGen;

/// <content>Weights in another precision, and one of several dictionaries of a PyTorch file.</content>
public static partial class NetworkExtensions
{
    /// <summary>
    /// Writes weights, preprocessing and class names as a safetensors file whose weights are rounded to a precision: to the nearest number of it, and of two
    /// as near to the even one.
    /// </summary>
    /// <param name="network">The network; it keeps its weights.</param>
    /// <param name="path">The file. A crash leaves an old one whole.</param>
    /// <param name="precision">What the weights are saved as.</param>
    /// <exception cref="InvalidOperationException">
    /// A weight is beyond the range of the precision (the message names its tensor), or the network standardises its data and is not fitted.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TNetwork>(this TNetwork network, string path, WeightPrecision precision)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkFile.Save(network.Core, path, precision);
    }

    /// <summary>Writes weights, preprocessing and class names as safetensors whose weights are rounded to a precision.</summary>
    /// <param name="network">The network; it keeps its weights.</param>
    /// <param name="stream">Where they are written to, from its position on.</param>
    /// <param name="precision">What the weights are saved as.</param>
    /// <exception cref="InvalidOperationException">
    /// A weight is beyond the range of the precision, or the network standardises its data and is not fitted; nothing is written.
    /// </exception>
    public static void Save<TNetwork>(this TNetwork network, Stream stream, WeightPrecision precision)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkFile.Save(network.Core, stream, precision);
    }

    /// <summary>Weights, preprocessing and class names as the bytes of a safetensors file whose weights are rounded to a precision.</summary>
    /// <param name="network">The network; it keeps its weights.</param>
    /// <param name="precision">What the weights are saved as.</param>
    /// <exception cref="InvalidOperationException">
    /// A weight is beyond the range of the precision, or the network standardises its data and is not fitted.
    /// </exception>
    public static byte[] Save<TNetwork>(this TNetwork network, WeightPrecision precision)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkFile.SaveToBytes(network.Core, precision);
    }

#pragma warning disable RS0026 // The overloads differ in what they read from, and no argument fits two of them.
    /// <summary>Reads one of several dictionaries of a PyTorch file (.pt, .pth): of a checkpoint, the one with the weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file of <c>torch.save</c>.</param>
    /// <param name="entry">
    /// The key of the dictionary: <c>model_state_dict</c>; of one in another the keys with a slash between them: <c>ema/model</c>; of the outermost the empty
    /// string. (A file in
    /// which only one dictionary has tensors is read without it.)
    /// </param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has no such dictionary, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, string path, string entry, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(entry);
        return NetworkFile.Load(network.Core, path, entry, match);
    }

    /// <summary>Reads one of several dictionaries of a PyTorch file from a stream, from its position to its end.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">What is read. What cannot seek is first read into memory.</param>
    /// <param name="entry">The key of the dictionary.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, has no such dictionary, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, Stream stream, string entry, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(entry);
        return NetworkFile.Load(network.Core, stream, entry, match);
    }

    /// <summary>Reads one of several dictionaries of a PyTorch file from bytes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bytes">A whole file of <c>torch.save</c>.</param>
    /// <param name="entry">The key of the dictionary.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, has no such dictionary, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, ReadOnlySpan<byte> bytes, string entry, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(entry);
        return NetworkFile.Load(network.Core, bytes, entry, match);
    }
#pragma warning restore RS0026
}
