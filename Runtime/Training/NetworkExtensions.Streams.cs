namespace NetGen;

public static partial class NetworkExtensions
{
    /// <summary>
    /// Writes what the network says of each row of the data as CSV to a stream, as
    /// <see cref="WritePredictions{TNetwork}(TNetwork, Dataset, string)"/> does to a file.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, which may be more than fit into memory.</param>
    /// <param name="stream">Receives UTF-8 without a mark. It stays open.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the stream cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void WritePredictions<TNetwork>(this TNetwork network, Dataset data, Stream stream)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        DataCheck.Inputs(network.Core, data, nameof(data));
        PredictionTable.Write(network.Core, data, stream);
    }
}
