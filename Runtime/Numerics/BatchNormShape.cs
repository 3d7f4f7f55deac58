using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The shape of a batch normalisation: rows of pixels with channels, and tables that repeat the channels' values, so that a vector may start in any channel.
/// </summary>
/// <param name="Channels">The number of channels; each has its own statistics.</param>
/// <param name="Pixels">The number of pixels in a row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchNormShape(int Channels, int Pixels)
{
    internal const int Scale = 0;
    internal const int Shift = 1;
    internal const int Mean = 2;
    internal const int Reciprocal = 3;
    internal const int Slope = 4;
    internal const int Offset = 5;

    /// <summary>Floats of a table: all channels, and one vector more.</summary>
    internal int TableLength => RowVectors.PaddedLength(Channels + Panel.Width);

    /// <summary>Writes the values of the channels from <paramref name="column"/> on to all their places in a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Spread(Vector<float> values, ref float table, int column)
    {
        for (int channel = column; channel < Math.Min(column + Vector<float>.Count, Channels); channel++)
        {
            for (int place = channel; place < TableLength; place += Channels)
            {
                Unsafe.Add(ref table, place) = values[channel - column];
            }
        }
    }
}
