using NetGen.Generated;

namespace NetGen;

/// <content>Files, for code that is generic over networks.</content>
public static partial class NetworkExtensions
{
    /// <summary>Writes weights, preprocessing and class names as a safetensors file, to a temporary name first: a crash leaves an old file whole.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TNetwork>(this TNetwork network, string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkFile.Save(network.Core, path);
    }

    /// <summary>Writes weights, preprocessing and class names as safetensors.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where they are written to, from its position on.</param>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted; nothing is written.</exception>
    public static void Save<TNetwork>(this TNetwork network, Stream stream)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkFile.Save(network.Core, stream);
    }

    /// <summary>Weights, preprocessing and class names as the bytes of a safetensors file.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static byte[] Save<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkFile.SaveToBytes(network.Core);
    }

    /// <summary>
    /// Reads a safetensors file, NetGen's or PyTorch's, or a file of <c>torch.save</c> (.pt, .pth). Everything is checked before anything changes; a prediction
    /// that is running ends on the old weights.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">A file with weights.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, string path, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkFile.Load(network.Core, path, match);
    }

#pragma warning disable RS0026 // The overloads are those of a generated class, and no argument fits two of them.
    /// <summary>Reads a file with weights from a stream, from its position to its end, where the file must end too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">What is read.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, Stream stream, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkFile.Load(network.Core, stream, match);
    }

    /// <summary>Reads a file with weights from bytes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bytes">A whole file.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <returns>What was read, and what was not.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, or is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load<TNetwork>(this TNetwork network, ReadOnlySpan<byte> bytes, LoadMatch match = LoadMatch.ByName)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkFile.Load(network.Core, bytes, match);
    }
#pragma warning restore RS0026
}
