using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>What a batch normalisation works on: rows of pixels of channels, and tables of values of the channels that repeat, so that a vector may start in any channel.</summary>
/// <param name="Channels">Values that have statistics of their own.</param>
/// <param name="Pixels">How many of each a row has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchNormShape(int Channels, int Pixels)
{
    internal const int Scale = 0;
    internal const int Shift = 1;
    internal const int Mean = 2;
    internal const int Reciprocal = 3;
    internal const int Slope = 4;
    internal const int Offset = 5;

    /// <summary>Floats of a table: all channels, and a vector more.</summary>
    internal int TableLength => RowVectors.PaddedLength(Channels + Panel.Width);

    /// <summary>Writes the values of channels from <paramref name="column"/> on to all their places in a table.</summary>
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
