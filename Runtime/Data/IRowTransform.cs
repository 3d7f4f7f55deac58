namespace NetGen;

/// <summary>
/// Changes the inputs of a row each time that it is put into a batch: shifted images, noise, or anything else that a network should be robust to.
/// </summary>
/// <remarks>
/// Set as <see cref="Trainer{TNetwork}.Transform"/>, or passed to <see cref="MiniBatches"/>. It may be called on another thread than the training's, one row at
/// a time.
/// </remarks>
public interface IRowTransform
{
    /// <summary>Writes the changed row.</summary>
    /// <param name="row">The inputs as the data set has them; images are height × width × channels.</param>
    /// <param name="transformed">As many numbers; all must be written. Before, they hold the numbers of another row; they share no memory with
    /// <paramref name="row"/>.
    /// </param>
    /// <param name="random">The only randomness that the change may depend on, so that it is the same in every run: random numbers of this row in this epoch.
    /// </param>
    void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random);
}
