using NetGen.Generated;
using Narrow12x1 = NetGen.Generated.Stack<
    System.Numerics.Vector<float>,
    NetGen.Generated.NarrowLanes,
    NetGen.Generated.Stack<
        System.Numerics.Vector<float>,
        NetGen.Generated.NarrowLanes,
        NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>,
        NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>,
    NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>;
using Narrow6x2 = NetGen.Generated.Stack<
    System.Numerics.Vector<float>,
    NetGen.Generated.NarrowLanes,
    NetGen.Generated.Tile4x2<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>,
    NetGen.Generated.Tile2x2<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>;
using Wide8x2 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The kernels of a dense layer of one shape, whose sizes are types.</summary>
public abstract class DenseShape
{
    /// <summary>Values of an input row, and floats from row to row.</summary>
    public abstract (int Size, int Stride) X { get; }

    /// <summary>Values of an output row, and floats from row to row.</summary>
    public abstract (int Size, int Stride) Y { get; }

    /// <summary>Values of a row of input gradients, and floats from row to row: whole panels.</summary>
    public abstract (int Size, int Stride) Dx { get; }

    /// <summary>y = GELU(x · W + b), with the sums kept on the way.</summary>
    public abstract void Forward(float[] x, float[] weights, float[] bias, float[] sums, float[] y, int rows);

    /// <summary>The same for one row.</summary>
    public abstract void ForwardRow(float[] x, float[] weights, float[] bias, float[] y);

    /// <summary>dx = (before + dy · Wᵀ) · the derivative of ReLU.</summary>
    public abstract void InputGradient(float[] dy, float[] transposed, float[] before, float[] saved, float[] dx, int rows);

    /// <summary>dw = xᵀ · dy, in so many blocks.</summary>
    public abstract void WeightGradient(float[] x, float[] dy, float[] dw, int rows, int from, int to);

    /// <summary>y = x · W + b with narrow tiles, of which the rows must fill one.</summary>
    public abstract void Narrow(float[] x, float[] weights, float[] bias, float[] y, int rows);

    /// <summary>y = x · W + b with tiles of 512 bits and two panels, of which the rows must fill one.</summary>
    public abstract void Wide(float[] x, float[] weights, float[] bias, float[] y, int rows);

    /// <summary>The kernels of a shape.</summary>
    public sealed class Of<TX, TY, TDx> : DenseShape
        where TX : struct, IRow
        where TY : struct, IRow
        where TDx : struct, IRow
    {
        public override (int Size, int Stride) X => (TX.Size, TX.Stride);

        public override (int Size, int Stride) Y => (TY.Size, TY.Stride);

        public override (int Size, int Stride) Dx => (TDx.Size, TDx.Stride);

        public override void Forward(float[] x, float[] weights, float[] bias, float[] sums, float[] y, int rows) =>
            Dense<TX, TY>.Forward(ref x[0], ref weights[0], ref bias[0], Tail.Keep(ref sums[0], Tail.Apply(new GELU(), Tail.To(ref y[0]))), rows);

        public override void ForwardRow(float[] x, float[] weights, float[] bias, float[] y) =>
            Dense<TX, TY>.ForwardRow(ref x[0], ref weights[0], ref bias[0], Tail.Apply(new GELU(), Tail.To(ref y[0])));

        public override void InputGradient(float[] dy, float[] transposed, float[] before, float[] saved, float[] dx, int rows) =>
            Dense<TDx, TY>.InputGradient(ref dy[0], ref transposed[0], Tail.Plus(ref before[0], Tail.Undo(new ReLU(), ref saved[0], Tail.To(ref dx[0]))), rows);

        public override void WeightGradient(float[] x, float[] dy, float[] dw, int rows, int from, int to) =>
            Dense<TX, TY>.WeightGradient(ref x[0], ref dy[0], ref dw[0], rows, from, to);

        public override void Narrow(float[] x, float[] weights, float[] bias, float[] y, int rows)
        {
            if (TY.Size <= 8)
            {
                Products<TX, TY, FromBias, Store>.Tiles<Narrow12x1>(ref x[0], ref weights[0], ref bias[0], Tail.To(ref y[0]), rows);
            }
            else
            {
                Products<TX, TY, FromBias, Store>.Tiles<Narrow6x2>(ref x[0], ref weights[0], ref bias[0], Tail.To(ref y[0]), rows);
            }
        }

        public override void Wide(float[] x, float[] weights, float[] bias, float[] y, int rows) =>
            Products<TX, TY, FromBias, Store>.Wide<Wide8x2>(ref x[0], ref weights[0], ref bias[0], Tail.To(ref y[0]), rows);
    }
}
